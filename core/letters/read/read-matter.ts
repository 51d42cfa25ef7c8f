import { numberOf } from '../chinese-numerals.ts';
import type { LetterParts } from './letter-parts.ts';
import type { Addressees, LetterFlag, LetterRecord, PartReading, ReadFields, Session, Sureness } from './letter-record.ts';
import { placeIn } from './source-text.ts';
import type { Line, Place } from './source-text.ts';

const figures = '[〇零一二三四五六七八九十百\\d]{1,4}';
const session = new RegExp(`第?(?<term>${figures})届[^次届]{0,14}?第?(?<meeting>${figures})次`, 'u');
const named = /第?(?<no>[A-Za-z]{0,4}\d{1,20})(?<more>(?:[、,和及]第?[A-Za-z]{0,4}\d{1,20}号?)*)号/u;
const chinese = /第(?<no>[一二三四五六七八九十百千零〇]{1,9})号/u;
const inOpening =
  /[(〔【](?:政协)?(?:提案|建议|案号|编号)?:?第?(?<a>[A-Za-z]{0,4}\d{1,20})号(?:提案)?[)〕】]|第(?<b>[A-Za-z]{0,4}\d{1,20})号(?:提案|建议|委员提案)|(?:提案|建议)第?(?<c>[A-Za-z]{0,4}\d{1,20})号|(?:提案编号|案号|提案号):?第?(?<d>[A-Za-z]{0,4}\d{1,20})/u;

/** How far an opening goes: it tells the matter and ends with 答复如下. */
const openingLength = 400;

/** Title, session, case number, addressees, what the proposal asks for, and what kind of letter it is. */
export function readMatter(parts: LetterParts): PartReading {
  const { title, salutation } = parts;
  const opening = openingOf(parts);
  const fields: ReadFields = {};
  const flags: LetterFlag[] = [];
  const titleAt = title?.lines.map((line) => placeIn(line)) ?? [];
  if (title !== undefined) fields.title = { value: title.text, sure: title.whole ? 'certain' : 'guessed', at: titleAt };
  const places: [string, readonly Place[], Sureness][] = [
    [title?.tight ?? '', titleAt, 'certain'],
    [opening.text, opening.at, 'likely'],
  ];
  for (const [text, at, sure] of places) {
    const value = sessionIn(text);
    if (fields.session === undefined && value !== undefined) fields.session = { value, sure, at };
  }
  const numbered = caseNumberIn(title?.tight ?? '', opening.text);
  if (numbered !== undefined) {
    const at = numbered.ofTitle ? titleAt : opening.at;
    fields.caseNumber = { value: numbered.value, sure: numbered.ofTitle ? 'certain' : 'likely', at };
    const [place] = at;
    if (numbered.more !== '' && place !== undefined)
      flags.push({ kind: 'several-cases', text: `${numbered.value}${numbered.more}`, at: place });
  }
  if (salutation !== undefined) {
    const at = [placeIn(salutation.line, 0, salutation.length)];
    const addressees = toWhom(salutation.addressees, title?.tight ?? '');
    fields.addressees = { value: addressees, sure: salutation.unusual ? 'likely' : 'certain', at };
  }
  const matter = matterIn(opening.written);
  if (matter !== undefined) fields.matter = { value: matter, sure: 'certain', at: opening.at };
  const kind = kindOfLetter(parts, opening.text, fields);
  fields.kind = { value: kind, sure: title === undefined ? 'likely' : 'certain', at: titleAt };
  return { fields, flags };
}

function openingOf({ salutation, body }: LetterParts): { text: string; written: string; at: Place[] } {
  const first = body.slice(0, 3).map(({ line }) => line);
  const rest = salutation?.line.tight.slice(salutation.length) ?? '';
  const lines: Line[] = [];
  for (const line of first) {
    lines.push(line);
    if (/如下/u.test(line.tight)) break;
  }
  const text = (rest + lines.map(({ tight }) => tight).join('')).slice(0, openingLength);
  const written = ((salutation?.line.written.slice(salutation.length) ?? '') + lines.map((line) => line.written).join('')).slice(
    0,
    openingLength,
  );
  return { text, written, at: lines.slice(0, 1).map((line) => placeIn(line)) };
}

function sessionIn(text: string): Session | undefined {
  const found = session.exec(text)?.groups;
  const [term, meeting] = [numberOf(found?.['term'] ?? ''), numberOf(found?.['meeting'] ?? '')];
  return term === undefined || meeting === undefined || term === 0 || meeting === 0 ? undefined : { term, meeting };
}

function caseNumberIn(title: string, opening: string): { value: string; more: string; ofTitle: boolean } | undefined {
  const plain = title.replace(/[〔[【(]\d{4}[〕\]】)]第?\d{1,5}号/gu, '');
  const inTitle = named.exec(plain)?.groups;
  if (inTitle?.['no'] !== undefined) return { value: inTitle['no'], more: inTitle['more'] ?? '', ofTitle: true };
  const written = chinese.exec(plain)?.groups?.['no'];
  if (written !== undefined) return { value: String(numberOf(written) ?? written), more: '', ofTitle: true };
  const found = inOpening.exec(opening)?.groups;
  const value = found?.['a'] ?? found?.['b'] ?? found?.['c'] ?? found?.['d'];
  return value === undefined ? undefined : { value, more: '', ofTitle: false };
}

/** A bureau is written to by a co-handler, who gives the lead an opinion. */
function toWhom(addressees: Addressees, title: string): Addressees {
  const [name = ''] = addressees.names;
  const isUnit = /(?:局|厅|办|办公室|中心|公司|街道|镇|乡|政府|大队|支队)$/u.test(name);
  return addressees.kind === 'body' && (isUnit || /会办意见|协办意见/u.test(title)) ? { ...addressees, kind: 'lead-unit' } : addressees;
}

function matterIn(opening: string): string | undefined {
  const opened = opening.indexOf('《');
  const closed = opened === -1 ? -1 : closing(opening, opened);
  if (closed !== -1) return opening.slice(opened + 1, closed);
  const quoted = /[“"「『](?<matter>[^”"」』]{2,150})[”"」』]/u.exec(opening)?.groups?.['matter'];
  if (quoted !== undefined) return quoted;
  return /(?:提出的|所提的?|提的|提交的|反映的)(?<matter>关于.{2,100}?的(?:提案|建议|议案))/u.exec(opening)?.groups?.['matter'];
}

/** 《 within 《 is rarely written as 〈: the one that closes the first. */
function closing(text: string, opened: number): number {
  let depth = 0;
  for (let index = opened; index < text.length; index += 1) {
    if (text[index] === '《') depth += 1;
    else if (text[index] === '》') depth -= 1;
    if (depth === 0) return index;
  }
  return text.indexOf('》', opened);
}

function kindOfLetter({ title, body }: LetterParts, opening: string, { addressees }: ReadFields): LetterRecord['kind'] {
  const saysOpinion = /会办意见|协办意见|会办函|协办函/u.test(title?.tight ?? '') || /会办意见如下|协办意见如下/u.test(opening);
  if (saysOpinion || addressees?.value.kind === 'lead-unit') return 'opinion';
  const said = body
    .slice(0, 6)
    .map(({ line }) => line.tight.slice(0, 400))
    .join('');
  const coHandles = /(?:我|本)(?:局|委|办|大队|中心|单位|公司|厅|街道|镇|院|支队|处|会)(?:为|是|作为)?(?:会办|协办|协同办理)/u.test(said);
  return coHandles ? 'co-handler-to-member' : 'reply';
}
