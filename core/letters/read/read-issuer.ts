import type { LetterParts } from './letter-parts.ts';
import type { PartReading, ReadFields, Sureness } from './letter-record.ts';
import { officeLine } from './line-kinds.ts';
import { placeIn } from './source-text.ts';
import type { Line } from './source-text.ts';

const headed = /^(?<name>[\p{Script=Han}()·]{3,40}?)文件$/u;
const titled =
  /^(?<name>[\p{Script=Han}()·]{2,40}?(?:局|厅|委|办|会|处|办事处|公司|街道|镇|乡|政府|中心|大队|支队|学校|学院|医院|院|集团|联社|公室))(?:关于|对(?!口))/u;
const actor = /^(?<name>[省市区县州][\p{Script=Han}]{1,10}?(?:局|委|办|中心|公司|大队|支队|街道|镇))(?!局)/u;
const told =
  /(?:发布机构|来源|信息来源|发布单位|发文机关)[:|]?(?<name>[\p{Script=Han}()]{3,40}?(?:局|厅|委|委员会|办公室|办事处|公司|街道|镇|乡|中心|大队|支队))(?:$|[|])/u;

/** Who wrote it: the signature before the head, the head before the title, and what the body or the site says at last. */
export function readIssuer(parts: LetterParts): PartReading {
  const found = signedIn(parts) ?? headedIn(parts) ?? titledIn(parts) ?? namedIn(parts) ?? toldIn(parts);
  if (found === undefined) return { fields: {}, flags: [] };
  const fields: ReadFields = { issuer: { value: found.name, sure: found.sure, at: [placeIn(found.line)] } };
  return { fields, flags: [] };
}

interface Issuing {
  readonly name: string;
  readonly line: Line;
  readonly sure: Sureness;
}

function signedIn({ tail }: LetterParts): Issuing | undefined {
  const offices = tail.filter(({ kind }) => kind === 'office' || kind === 'office-and-date');
  const before = (kinds: readonly string[]) => {
    const end = tail.findIndex(({ kind }) => kinds.includes(kind));
    return offices.filter((one) => end === -1 || tail.indexOf(one) < end);
  };
  // Attachments stand above the signature, and may be named by a body; a day right below or above is a signature's.
  const found =
    before(['copies', 'attachment'])[0] ??
    before(['copies']).find((one) => [1, -1].some((step) => tail[tail.indexOf(one) + step]?.kind === 'date')) ??
    offices.find(({ kind }) => kind === 'office-and-date');
  if (found === undefined) return undefined;
  const written = found.line.written.replace(/[\d〇零一二三四五六七八九]{4}(?:年|[-./]).*$/u, '');
  return { name: withoutSeal(written), line: found.line, sure: 'certain' };
}

function headedIn({ head, title }: LetterParts): Issuing | undefined {
  const lines = head.map(({ line }) => line);
  for (const line of lines) {
    const name = headed.exec(line.tight)?.groups?.['name'];
    if (name !== undefined && !title?.lines.includes(line)) return { name, line, sure: 'certain' };
  }
  const line = lines.find((one) => officeLine.test(one.tight) && !title?.lines.includes(one));
  return line === undefined ? undefined : { name: withoutSeal(line.written), line, sure: 'likely' };
}

function titledIn({ title }: LetterParts): Issuing | undefined {
  const name = titled.exec(title?.tight ?? '')?.groups?.['name'];
  const line = title?.lines[0];
  return name === undefined || line === undefined || /政协$|^政协/u.test(name) ? undefined : { name, line, sure: 'likely' };
}

/** 县教体局派人跑了六个教学点: a letter that is not signed says of somebody what it did. */
function namedIn({ body, salutation }: LetterParts): Issuing | undefined {
  if (salutation?.addressees.kind !== 'members') return undefined;
  for (const { line } of body) {
    const name = actor.exec(line.tight)?.groups?.['name'];
    if (name !== undefined) return { name, line, sure: 'guessed' };
  }
  return undefined;
}

function toldIn({ site }: LetterParts): Issuing | undefined {
  for (const line of site) {
    const name = told.exec(line.tight)?.groups?.['name'];
    if (name !== undefined) return { name, line, sure: 'guessed' };
  }
  return undefined;
}

const withoutSeal = (name: string): string => name.replace(/[(（](?:盖章|公章|代章|印章|章|印)[)）]$/u, '').replace(/[，,]$/u, '');
