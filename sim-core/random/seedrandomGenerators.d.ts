/** The generators of seedrandom are files of their own; @types/seedrandom describes only the package root. */
declare module 'seedrandom/lib/xor4096.js' {
  interface Generator {
    /** A signed 32-bit integer. */
    int32(): number;
  }
  export default function xor4096(seed: string): Generator;
}
