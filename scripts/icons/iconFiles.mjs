/** A square picture: its edge in pixels and its bytes as a PNG file. @typedef {{ size: number, png: Uint8Array }} Picture */

/** The edges, in pixels, that Windows shows at one of its zoom levels. */
export const icoSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256];

/** The edges, in pixels, of the files that Linux desktops look for. */
export const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** Apple's types for PNG pictures, by the edge in points and the scale: those that iconutil writes from an iconset. */
const icnsTypes = /** @type {const} */ ([
  ['icp4', 16],
  ['ic11', 32],
  ['icp5', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]);

/** The edges, in pixels, of the pictures in an ICNS file. */
export const icnsSizes = [...new Set(icnsTypes.map(([, size]) => size))];

const icoHeaderBytes = 6;
const icoEntryBytes = 16;

/**
 * An ICO file of PNG pictures, which Windows reads since Vista.
 *
 * @param {readonly Picture[]} pictures of at most 256 pixels each
 * @returns {Buffer}
 */
export function encodeIco(pictures) {
  const header = Buffer.alloc(icoHeaderBytes + icoEntryBytes * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach(({ size, png }, index) => {
    if (size > 256) throw new RangeError(`encodeIco requires pictures of at most 256 pixels, got ${size}`);
    const entry = icoHeaderBytes + icoEntryBytes * index;
    // 0 stands for 256.
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/**
 * An ICNS file of PNG pictures, which macOS reads since 10.7.
 *
 * @param {readonly Picture[]} pictures one of each of icnsSizes
 * @returns {Buffer}
 */
export function encodeIcns(pictures) {
  const parts = icnsTypes.flatMap(([type, size]) => {
    const picture = pictures.find((candidate) => candidate.size === size);
    if (!picture) throw new RangeError(`encodeIcns requires a picture of ${size} pixels`);
    return [icnsHeader(type, picture.png.length), picture.png];
  });
  const bytes = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([icnsHeader('icns', bytes), ...parts]);
}

/** @param {string} type four characters @param {number} bytes that follow */
function icnsHeader(type, bytes) {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(bytes + header.length, 4);
  return header;
}
