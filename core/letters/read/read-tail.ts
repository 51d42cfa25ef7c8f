import { dayOf } from './day-of.ts';
import type { LetterParts, KnownLine } from './letter-parts.ts';
import type { LetterFlag, PartReading, ReadFields } from './letter-record.ts';
import { datePattern } from './line-kinds.ts';
import { placeIn } from './source-text.ts';
import type { Line } from './source-text.ts';

const label = /^(?<label>主送|抄送|抄报|报送|呈报|分送|报|送|发)(?:单位|机关)?:(?<names>.*)$/u;
const bare = /^(?<label>抄送|抄报|报送) (?<names>.*)$/u;
const print = new RegExp(`^(?<by>.{0,60}?)${datePattern}(?:印发|印制|印)`, 'u');

/** Copies, reports and the print line, below the signature. */
export function readTail({ tail }: LetterParts): PartReading {
  const fields: ReadFields = {};
  const flags: LetterFlag[] = [];
  for (const [name, kind] of [
    ['copies', /^(?:抄送|分送|送|发)$/u],
    ['reports', /^(?:抄报|报送|呈报|报)$/u],
  ] as const) {
    const found = tail.flatMap((_, index) => listFrom(tail, index, kind));
    if (found.length > 0)
      fields[name] = {
        value: found.flatMap(({ names }) => names),
        sure: 'certain',
        at: found.flatMap(({ lines }) => lines.map((line) => placeIn(line))),
      };
  }
  for (const [index, { line, kind }] of tail.entries()) {
    if (kind !== 'print') continue;
    const found = printIn(line, tail[index - 1]?.line);
    if (found === undefined) continue;
    const at = [placeIn(line)];
    if (found.on === undefined) flags.push({ kind: 'impossible-date', text: line.clean, at: placeIn(line) });
    else fields.printed = { value: { by: found.by, on: found.on }, sure: 'certain', at };
  }
  return { fields, flags };
}

/** The names after a label, over the lines they go on for. */
function listFrom(tail: readonly KnownLine[], from: number, kind: RegExp): { names: string[]; lines: Line[] }[] {
  const first = tail[from];
  const found = (label.exec(first?.line.tight ?? '') ?? bare.exec(first?.line.text ?? ''))?.groups;
  if (first === undefined || found === undefined || !kind.test(found['label'] ?? '')) return [];
  const lines = [first.line];
  let text = first.line.written.slice(first.line.tight.length - (found['names'] ?? '').replaceAll(' ', '').length);
  for (const { line, kind: next } of tail.slice(from + 1)) {
    if (/[。]$/u.test(text) || (next !== 'text' && next !== 'office') || /[:]/u.test(line.tight)) break;
    if (next === 'office' && !/[、,，;；]$/u.test(text)) break;
    text += line.written;
    lines.push(line);
  }
  // How many copies each gets is no part of its name.
  const plain = text.replaceAll(/[（(](?:各|共)?印?\d{1,4}份?[)）]/gu, '');
  const names = (lines.length === 1 ? bySpaces(first.line, plain) : plain)
    .split(/[、，,；;。]/u)
    .filter((name) => name !== '' && name !== '存档');
  return [{ names, lines }];
}

/** 报送：区政府办公室 区政协提案委: where nothing else parts names, spaces do. */
function bySpaces({ clean }: Line, plain: string): string {
  const given = clean.slice(clean.search(/[:： ]/u) + 1).trim();
  const pieces = given.split(' ');
  return /[、，,；;]/u.test(plain) || pieces.some((piece) => piece.length < 3) ? plain : pieces.join('、');
}

function printIn(line: Line, before: Line | undefined): { by: string; on: string | undefined } | undefined {
  const found = print.exec(line.tight);
  if (found?.groups === undefined) return undefined;
  const by = line.written.slice(0, (found.groups['by'] ?? '').length).replace(/[，,、]$/u, '');
  return { by: by === '' ? (before?.written ?? '') : by, on: dayOf(found.groups) };
}
