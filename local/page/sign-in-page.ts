import type { Person } from '../identity/person.ts';
import { signInParameters, type SignInRequest } from '../identity/sign-in-request.ts';
import { html, type Html } from './html.ts';
import { peopleGroups } from './people-groups.ts';
import { bilingual } from './text.ts';
import { texts } from './texts.ts';

/** Who is it? One form with the request in it; the name that is pressed goes with it. */
export function signInPage(action: string, people: readonly Person[], request: SignInRequest): Html {
  const kept = Object.entries(signInParameters(request)).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<p class="lead">${bilingual(texts.signInLead)}</p>
<p class="hint">${bilingual(texts.signInFor)} <b>${request.clientId}</b></p>
${people.length === 0 ? html`<p>${bilingual(texts.nobody)}</p>` : html`<form method="post" action="${action}">${kept}${peopleGroups(people, button)}</form>`}`;
}

function button({ id, label, labelEn }: Person): Html {
  return html`<button name="person" value="${id}">${bilingual({ zh: label, en: labelEn })}</button>`;
}

/** A request that may not be answered where it asks to be. */
export function signInRefusedPage(reason: string): Html {
  return html`<p role="alert">${bilingual(texts.signInRefused)} ${reason}</p>`;
}
