import { behaviourSchema } from '../ses/address-behaviour.ts';
import type { KnownAddress } from '../ses/address-book.ts';
import { html, type Html } from './html.ts';
import { bilingual } from './text.ts';
import { behaviourTexts, texts } from './texts.ts';

/** @param problem why the last request was not obeyed */
export function mailAddressPage(addresses: readonly KnownAddress[], problem?: string): Html {
  const options = behaviourSchema.options.map(
    (does) => html`<option value="${does}" data-en="${behaviourTexts[does].en}">${behaviourTexts[does].zh}</option>`,
  );
  const rows = addresses.map(
    ({ address, does }) => html`<tr><th scope="row">${address}</th><td>${bilingual(behaviourTexts[does])}</td></tr>`,
  );
  return html`<p><a href="/_local/mail">${bilingual(texts.backToMail)}</a></p>
<p class="lead">${bilingual(texts.addressesLead)}</p>
${problem === undefined ? undefined : html`<p role="alert">${problem}</p>`}
<form method="post" action="/_local/mail/addresses" class="filter">
<p><label for="address">${bilingual(texts.address)}</label> <input id="address" name="address" type="email" required></p>
<p><label for="does">${bilingual(texts.behaviour)}</label> <select id="does" name="does">${options}</select></p>
<p><button>${bilingual(texts.set)}</button></p>
</form>
${
  rows.length === 0
    ? html`<p>${bilingual(texts.noAddresses)}</p>`
    : html`<div class="scroll"><table>
<thead><tr><th scope="col">${bilingual(texts.address)}</th><th scope="col">${bilingual(texts.behaviour)}</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}`;
}
