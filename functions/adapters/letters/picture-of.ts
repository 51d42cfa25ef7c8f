import { jpegHead } from './jpeg-head.ts';
import { opaquePng, pngHead } from './opaque-png.ts';

/** A picture that can be printed. */
export interface Picture {
  readonly kind: 'png' | 'jpeg';
  /** As they were uploaded. */
  readonly bytes: Buffer;
  /** As they are printed: nothing in them can be seen through. */
  readonly opaque: Buffer;
  /** In pixels, as it is looked at. */
  readonly width: number;
  readonly height: number;
  /** How far to the right it is turned to be looked at, in degrees. */
  readonly turned: 0 | 90 | 180 | 270;
}

const mostPixels = 40_000_000;
const turns = { 1: 0, 2: 0, 3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270 } as const;
const isKnown = (orientation: number): orientation is keyof typeof turns => Object.hasOwn(turns, orientation);

/** A PNG or JPEG file as a letter prints it; undefined for what no printer is sure of: colours of the press, passes, sizes beyond a page's. */
export function pictureOf(content: Uint8Array, kind: Picture['kind']): Picture | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return kind === 'png' ? png(bytes) : jpeg(bytes);
}

function png(bytes: Buffer): Picture | undefined {
  const head = pngHead(bytes);
  if (head === undefined || !isSize(head.width, head.height)) return undefined;
  const opaque = opaquePng(bytes);
  return opaque === undefined ? undefined : { kind: 'png', bytes, opaque, width: head.width, height: head.height, turned: 0 };
}

function jpeg(bytes: Buffer): Picture | undefined {
  const head = jpegHead(bytes);
  if (head === undefined || !isSize(head.width, head.height)) return undefined;
  const { bits, components, orientation } = head;
  if (bits !== 8 || (components !== 1 && components !== 3)) return undefined;
  const turned = isKnown(orientation) ? turns[orientation] : 0;
  const [width, height] = turned === 90 || turned === 270 ? [head.height, head.width] : [head.width, head.height];
  return { kind: 'jpeg', bytes, opaque: bytes, width, height, turned };
}

const isSize = (width: number, height: number): boolean => width > 0 && height > 0 && width * height <= mostPixels;
