import { drawsOf, shuffled } from '#core/rehearsal/draws.ts';
import type { Draws } from '#core/rehearsal/draws.ts';
import { inventedUnits } from './invented-units.zh.ts';
import type { InventedUnit } from './invented-units.zh.ts';

/** A proposal and the unit that is right for it; of a former one also which unit had it, and what came of it. */
export interface InventedProposal {
  readonly id: string;
  readonly title: string;
  readonly matter: string;
  readonly suggestions: readonly string[];
  readonly lead: string;
  /** Where it touches two units' duties: the other. */
  readonly coHandler?: string;
  /** The unit it was dispatched to first: not always the right one. */
  readonly dispatchedTo: string;
}

const SEED = 'suggestions 1';
const TWO_UNITS = 20;
const WRONG_FIRST = 8;

/** The frozen set: what a body had before, and a session that waits to be dispatched. Another seed makes another set of the same kind. */
export function inventProposals(former = 5000, waiting = 600, seed = SEED) {
  return {
    former: Array.from({ length: former }, (_, n) => invent(`f${n}`, drawsOf(`${seed} former ${n}`))),
    waiting: Array.from({ length: waiting }, (_, n) => invent(`w${n}`, drawsOf(`${seed} waiting ${n}`))),
  };
}

function invent(id: string, draws: Draws): InventedProposal {
  const unit = drawUnit(draws);
  const others = inventedUnits.filter((one) => one !== unit && one.duties.join() !== unit.duties.join());
  const other = draws.pick(others);
  const both = draws.chance(TWO_UNITS);
  const where = placeOf(unit) ?? draws.pick(places);
  const thing = draws.pick(unit.things);
  const say = (pattern: string): string =>
    pattern
      .replaceAll('{where}', where)
      .replaceAll('{n}', String(draws.between([12, 480])))
      .replaceAll('{thing}', thing)
      .replaceAll('{second}', draws.pick(other.things));
  return {
    id,
    title: say(draws.pick(draws.chance(45) ? vagueTitles : both && draws.chance(40) ? doubleTitles : titles)),
    matter: matterOf(unit, both ? other : undefined, draws.pick(others), draws, say),
    suggestions: [
      ...shuffled(wishes, draws).slice(0, draws.between([1, 3])),
      ...(draws.chance(30) ? [`抓好${draws.pick(unit.things)}。`] : []),
      ...(both ? [say('一并研究{second}。')] : []),
      ...(draws.chance(15) ? [`请${draws.pick(others).name}予以配合。`] : []),
    ].map(say),
    lead: unit.id,
    ...(both ? { coHandler: other.id } : {}),
    dispatchedTo: draws.chance(WRONG_FIRST) ? other.id : unit.id,
  };
}

/** Some units have five times as many as others. */
function drawUnit(draws: Draws): InventedUnit {
  const [one, two] = [draws.below(inventedUnits.length), draws.below(inventedUnits.length)];
  const unit = inventedUnits[draws.chance(60) ? Math.min(one, two) : one];
  if (unit === undefined) throw new Error('no unit was drawn');
  return unit;
}

function matterOf(
  unit: InventedUnit,
  second: InventedUnit | undefined,
  stranger: InventedUnit,
  draws: Draws,
  say: (pattern: string) => string,
): string {
  const told = [
    ...shuffled(unit.talk, draws)
      .slice(0, draws.between([1, 2]))
      .map((words) => `${draws.pick(saying)}${words}。`),
    ...(draws.chance(55) ? [`${draws.pick(unit.things)}${draws.pick(wanting)}。`] : []),
    ...(draws.chance(25) ? [`这与${draws.pick(unit.duties)}有关。`] : []),
    ...(second === undefined
      ? []
      : [`${draws.pick(saying)}${draws.pick(second.talk)}，${draws.pick(second.things)}${draws.pick(wanting)}。`]),
    // What is named beside the matter, and is not it.
    ...(draws.chance(35) ? [`去年${draws.pick(stranger.things)}已经办结，群众认可。`] : []),
    ...(draws.chance(25) ? [`${draws.pick(stranger.duties)}方面另有提案。`] : []),
    ...shuffled(chatter, draws).slice(0, draws.between([1, 3])),
  ];
  return shuffled(told, draws).map(say).join('');
}

function placeOf({ name }: InventedUnit): string | undefined {
  return /云澜区(.{2})(?:街道办事处|镇人民政府)/u.exec(name)?.[1];
}

const places = ['望澜', '澜桥', '松岚', '枕溪', '碧岑', '云脚', '栖云', '听澜', '揽月', '鹭湾'];
const titles = ['关于{where}{thing}的提案', '关于改进{thing}的建议', '关于重视{where}一带{thing}的提案', '关于{thing}问题的提案'];
const doubleTitles = ['关于{thing}和{second}的提案', '关于统筹{where}{thing}、{second}的建议'];
const vagueTitles = [
  '关于解决{where}群众急难愁盼的提案',
  '关于改善{where}民生的若干建议',
  '关于办好群众身边小事的提案',
  '关于回应{where}居民诉求的建议',
];
const saying = ['走访中群众说，', '不少居民反映', '普遍的情况是', '问卷里提得最多的是', '大家最头疼的是'];
const wanting = ['还跟不上需要', '一直没有着落', '做法不一', '覆盖面不够', '有待规范'];
const chatter = [
  '近年来我区经济社会发展取得长足进步。',
  '调研组到{where}等处察看，记录问题{n}个。',
  '收回问卷{n}份，八成受访者认为亟待解决。',
  '{where}一带尤其突出，涉及约{n}户。',
  '外地已有成熟做法，可资借鉴。',
  '各部门做了大量工作，但仍有短板。',
];
const wishes = [
  '摸清底数，建立台账，限期办理。',
  '明确责任单位和完成时限。',
  '列入年度计划，分批实施。',
  '加大宣传，引导群众参与。',
  '安排专项经费，予以保障。',
  '建立联席会议，定期通报进展。',
  '先在{where}试点，再行推广。',
];
