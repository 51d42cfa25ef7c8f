import type { Person } from '../identity/person.ts';
import { html, type Html } from './html.ts';
import { bilingual } from './text.ts';

/** People by their groups, each shown by `one`. */
export function peopleGroups(people: readonly Person[], one: (person: Person) => Html): Html {
  const byGroup = Map.groupBy(people, ({ group }) => group);
  const sections = [...byGroup].map(
    ([group, members]) =>
      html`<section class="group"><h3>${bilingual({ zh: group, en: members[0]?.groupEn ?? '' })}</h3><div class="people">${members.map(one)}</div></section>`,
  );
  return html`${sections}`;
}
