import { addresseeTerms, kindTerms } from './reading-terms.ts';
import type { FieldName, ReadFields } from './letter-record.ts';

/** A field's value in a line; empty where it was not found. */
export function sayField(name: FieldName, fields: ReadFields): string {
  switch (name) {
    case 'kind':
      return fields.kind === undefined ? '' : kindTerms[fields.kind.value].zh;
    case 'number':
      return fields.number?.value.text ?? '';
    case 'session':
      return fields.session === undefined ? '' : `${fields.session.value.term}届${fields.session.value.meeting}次`;
    case 'addressees':
      return sayAddressees(fields);
    case 'points':
      return (fields.points?.value ?? []).map(({ heading }) => heading).join('；');
    case 'promises':
      return (fields.promises?.value ?? []).map(({ text, by }) => `${by} ${text}`).join('；');
    case 'copies':
    case 'reports':
      return (fields[name]?.value ?? []).join('、');
    case 'printed':
      return fields.printed === undefined ? '' : `${fields.printed.value.by} ${fields.printed.value.on}`;
    case 'issuer':
    case 'class':
    case 'publicity':
    case 'title':
    case 'caseNumber':
    case 'matter':
    case 'signer':
    case 'leader':
    case 'handler':
    case 'phone':
    case 'date':
      return fields[name]?.value ?? '';
  }
}

function sayAddressees({ addressees }: ReadFields): string {
  if (addressees === undefined) return '';
  const { names, kind, etc, count } = addressees.value;
  return `${names.join('、')}${etc === true ? '等' : ''}${count === undefined ? '' : `${count}位`}（${addresseeTerms[kind].zh}）`;
}
