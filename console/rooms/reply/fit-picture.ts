import { printsAsItIs } from './prints-as-it-is.ts';

// As many dots as the measure of a letter has at 300 an inch, and bytes of which a letter carries several.
const widest = 1850;
const enough = 700_000;
const quality = 0.85;

/**
 * A photograph as large as a letter prints it: what a telephone takes would fill the letter by itself. What is small stays as it is, unless no
 * letter could print it.
 */
export async function fitPicture(file: File): Promise<File> {
  const isPrintable = printsAsItIs(new Uint8Array(await file.arrayBuffer()));
  if (isPrintable && file.size <= enough) return file;
  const image = await imageOf(file);
  if (image === undefined || image.naturalWidth === 0) return file;
  const scale = Math.min(1, widest / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const context = canvas.getContext('2d');
  if (context === null) return file;
  // What can be seen through shows the paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  if (made === null || (isPrintable && made.size >= file.size)) return file;
  return new File([made], `${file.name.replace(/\.[^.]*$/u, '')}.jpg`, { type: 'image/jpeg' });
}

/** Undefined for what the browser cannot show: it is sent as it is, and the check says what is wrong with it. */
async function imageOf(file: File): Promise<HTMLImageElement | undefined> {
  const address = await new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('loadend', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.readAsDataURL(file);
  });
  const image = new Image();
  image.src = address;
  return image.decode().then(
    () => image,
    () => undefined,
  );
}
