import type { Term } from '#core/contracts/term.ts';
import { findingTexts } from './finding-texts.ts';

/** A proposal as far as it is written. */
export interface WrittenProposal {
  readonly title: string;
  readonly matter: string;
  readonly suggestions: readonly string[];
}

/** What it is, as far as that is chosen. */
interface ChosenKind {
  readonly kind?: string;
  readonly coSigners?: readonly string[];
}

/** Something to look at before it is submitted; but for a co-signer that is missing, none of it forbids that. */
export interface Finding {
  readonly what: keyof typeof findingTexts;
  /** The field it is about. */
  readonly field: 'title' | 'matter' | 'suggestions' | 'coSigners';
  readonly said: Term;
}

// What a committee sends back for, most of it: too little said of the matter, or of what should be done.
const SHORT_MATTER = 80;
const SHORT_SUGGESTION = 12;
const USUAL_LENGTH = 1500;
const secret = /绝密|机密|秘密|涉密|内部资料|不得外传/;
const privateData = /(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/;
const lawsuit = /诉讼|起诉|上诉|仲裁|判决/;
const severalMatters = /关于.*关于|以及|；|;|暨|并就/;

/** What a reader of the committee would ask about: one matter, what is wrong, what is asked for, the length, and what may not go in here. */
export function checkContent({ title, matter, suggestions, kind, coSigners = [] }: WrittenProposal & ChosenKind): Finding[] {
  const whole = [title, matter, ...suggestions].join('\n');
  const written = suggestions.filter((one) => one.trim() !== '');
  const short = written.flatMap((one) => (one.trim().length < SHORT_SUGGESTION ? [suggestions.indexOf(one) + 1] : []));
  const length = [matter, ...suggestions].reduce((sum, text) => sum + text.trim().length, 0);
  const all: readonly (Finding | false)[] = [
    secret.test(whole) && finding('secret', 'matter', findingTexts.secret(secret.exec(whole)?.[0] ?? '')),
    kind === 'joint' && coSigners.length === 0 && finding('coSigners', 'coSigners', findingTexts.coSigners()),
    severalMatters.test(title) && finding('oneMatter', 'title', findingTexts.oneMatter()),
    title.trim() !== '' && !/^关于.+(提案|建议)$/.test(title.trim()) && finding('form', 'title', findingTexts.form()),
    matter.trim().length < SHORT_MATTER && finding('matter', 'matter', findingTexts.matter(matter.trim().length)),
    written.length === 0 && finding('nothingAsked', 'suggestions', findingTexts.nothingAsked()),
    short.length > 0 && finding('vague', 'suggestions', findingTexts.vague(short)),
    length > USUAL_LENGTH && finding('length', 'matter', findingTexts.length(length)),
    privateData.test(whole) && finding('privateData', 'matter', findingTexts.privateData()),
    lawsuit.test(whole) && finding('lawsuit', 'matter', findingTexts.lawsuit(lawsuit.exec(whole)?.[0] ?? '')),
  ];
  return all.filter((one) => one !== false);
}

function finding(what: Finding['what'], field: Finding['field'], said: Term): Finding {
  return { what, field, said };
}
