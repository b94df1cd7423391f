import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { encodeIcns, encodeIco, icoSizes, linuxSizes } from '../../../scripts/icons/iconFiles.mjs';

const folder = 'assets/icons';

/** Width and height of a PNG file, by its own header. */
function pngSize(png: Buffer): [number, number] {
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

const square = (size: number): [number, number] => [size, size];

test('assets/icons holds what `npm run icons` made of icon.svg as it is now', () => {
  const hash = createHash('sha256')
    .update(readFileSync(`${folder}/icon.svg`))
    .digest('hex');
  expect(readFileSync(`${folder}/icon.svg.sha256`, 'utf8')).toBe(`${hash}  icon.svg\n`);
});

test('assets/icons/linux holds one picture of each size, named by it', () => {
  expect(readdirSync(`${folder}/linux`).sort()).toEqual(
    linuxSizes.map((size) => `${size}x${size}.png`).sort(),
  );
  for (const size of linuxSizes) {
    expect(pngSize(readFileSync(`${folder}/linux/${size}x${size}.png`))).toEqual(square(size));
  }
});

test('assets/icons/icon.ico holds one whole picture of each size that Windows shows', () => {
  const ico = readFileSync(`${folder}/icon.ico`);
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, icoSizes.length]);
  let end = 6 + 16 * icoSizes.length;
  for (const [index, size] of icoSizes.entries()) {
    const entry = ico.subarray(6 + 16 * index);
    const [bytes, offset] = [entry.readUInt32LE(8), entry.readUInt32LE(12)];
    expect([entry[0] || 256, entry[1] || 256]).toEqual(square(size));
    expect(offset).toBe(end);
    expect(pngSize(ico.subarray(offset, offset + bytes))).toEqual(square(size));
    end = offset + bytes;
  }
  expect(end).toBe(ico.length);
});

test('assets/icons/icon.icns holds whole pictures from 16 to 1024 pixels, for both densities', () => {
  const icns = readFileSync(`${folder}/icon.icns`);
  expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
  const found: Record<string, number> = {};
  for (let offset = 8; offset < icns.length; offset += icns.readUInt32BE(offset + 4)) {
    const [width, height] = pngSize(icns.subarray(offset + 8));
    expect(height).toBe(width);
    found[icns.toString('latin1', offset, offset + 4)] = width;
  }
  expect(found).toEqual({
    icp4: 16,
    icp5: 32,
    ic07: 128,
    ic08: 256,
    ic09: 512,
    ic10: 1024,
    ic11: 32,
    ic12: 64,
    ic13: 256,
    ic14: 512,
  });
});

test('encodeIco(pictures) refuses what the format cannot say', () => {
  expect(() => encodeIco([{ size: 257, png: new Uint8Array() }])).toThrow('at most 256 pixels, got 257');
});

test('encodeIcns(pictures) names the picture that is missing', () => {
  expect(() => encodeIcns([{ size: 16, png: new Uint8Array() }])).toThrow('a picture of 32 pixels');
});
