import { Input, Radio, Select } from 'antd';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { valueTerms } from '#core/steps/texts.ts';
import type { ReplyDraft, ReplyDraftAnswer } from '../../api/contract.ts';
import { useSay, useTexts } from '../../parts/language.tsx';
import { choicesOf, disclosureOf, fieldsOf, wayOf, withFields } from './draft-text.ts';
import type { Fields } from './draft-text.ts';
import { replyTexts } from './texts.ts';

interface ReplyFieldsProps {
  readonly draft: ReplyDraft;
  readonly classes: ReplyDraftAnswer['classes'];
  readonly change: (draft: ReplyDraft) => void;
}

/** What a reply carries beside its text. */
export function ReplyFields({ draft, classes, change }: ReplyFieldsProps) {
  const t = useTexts(replyTexts);
  const say = useSay();
  const fields = fieldsOf(draft);
  const set = (changed: Fields): void => change(withFields(draft, { ...fields, ...changed }));
  const optionsOf = (values: readonly string[]) =>
    values.map((value) => ({ value, label: say(valueTerms[value] ?? { zh: value, en: value }) }));
  return (
    <>
      <Named label={t.class} place="reply-class">
        {(id) => (
          <Radio.Group
            id={id}
            aria-label={t.class}
            value={fields.class}
            onChange={({ target }) => set({ class: String(target.value) })}
            options={classes.map(({ code, zh, en }) => ({ value: code, label: `${code} ${say({ zh, en })}` }))}
          />
        )}
      </Named>
      <div className="field-row">
        <Line label={t.leader} value={fields.leader} set={(leader) => set({ leader })} />
        <Line place="reply-handler" label={t.handler} value={fields.handler} set={(handler) => set({ handler })} />
        <Line place="reply-phone" label={t.phone} value={fields.phone} set={(phone) => set({ phone })} />
      </div>
      <div className="field-row">
        <Named label={t.disclosure} place="reply-disclosure">
          {(id) => (
            <Select<string | null>
              id={id}
              allowClear
              placeholder={t.choose}
              value={fields.disclosure ?? null}
              onChange={(value) => set({ disclosure: disclosureOf(value ?? undefined) })}
              options={optionsOf(choicesOf.disclosure)}
            />
          )}
        </Named>
        <Named label={t.contactedOn} place="reply-contact">
          {(id) => (
            <Input id={id} type="date" value={fields.contactedOn ?? ''} onChange={({ target }) => set({ contactedOn: target.value })} />
          )}
        </Named>
        <Named label={t.way}>
          {(id) => (
            <Select<string | null>
              id={id}
              allowClear
              placeholder={t.choose}
              value={fields.way ?? null}
              onChange={(value) => set({ way: wayOf(value ?? undefined) })}
              options={optionsOf(choicesOf.way)}
            />
          )}
        </Named>
      </div>
    </>
  );
}

interface LineProps {
  /** By which the page leads here. */
  readonly place?: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly set: (value: string) => void;
}

function Line({ place, label, value = '', set }: LineProps) {
  return (
    <Named label={label} place={place}>
      {(id) => <Input id={id} maxLength={40} value={value} onChange={({ target }) => set(target.value)} />}
    </Named>
  );
}

interface NamedProps {
  readonly label: string;
  readonly place?: string | undefined;
  readonly children: (id: string) => ReactNode;
}

function Named({ label, place, children }: NamedProps) {
  const id = useId();
  return (
    <div className="field" id={place}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
