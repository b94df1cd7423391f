import type { ChartDrawing } from './chartDrawing.ts';

/** Pixels to a CSS pixel: sharp on slides and in print. */
const SCALE = 2;

/** A drawing as the bytes of a PNG file. */
export async function pngOf({ text, width, height }: ChartDrawing): Promise<Uint8Array> {
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * SCALE;
    canvas.height = height * SCALE;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This system cannot draw the picture; save it as SVG instead.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('The picture is too large for PNG; save it as SVG instead.');
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}
