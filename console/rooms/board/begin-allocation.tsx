import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { Sessions } from '../../api/contract.ts';
import { ask } from '../../api/use-api.ts';
import { useReader } from '../../frame/reader.tsx';
import { Answered } from '../../parts/answered.tsx';
import { instantText } from '../../parts/dates.ts';
import { useLanguage, useTexts } from '../../parts/language.tsx';
import { usePersonName } from '../../parts/person-names.ts';
import { Refused } from '../../parts/fault/refused.tsx';
import type { Allocation } from './contract.ts';
import { useAllocations } from './reads.ts';
import { boardTexts } from './texts.ts';

// The route's own limit of a name.
const LONGEST_NAME = 60;

/** Which draft allocation of the session is worked on: one that was begun, or a new one. */
export function BeginAllocation({ session }: { readonly session: Sessions['sessions'][number] }) {
  const t = useTexts(boardTexts).begin;
  const { language } = useLanguage();
  const { me } = useReader();
  const personName = usePersonName();
  return (
    <section className="card" aria-label={t.title}>
      <h2>{t.title}</h2>
      <p>{t.what}</p>
      <Answered query={useAllocations(session.id)}>
        {({ allocations }) =>
          allocations.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <ul aria-label={t.begun} className="board-allocations">
              {allocations.map(({ id, name, begunBy, begunAt }) => (
                <li key={id}>
                  <Link to="/desk/board" search={{ allocation: id }}>
                    {t.of(name, begunBy === undefined ? '' : personName(begunBy), instantText(begunAt, language))}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      {me.roles.includes('dispatcher') ? <NewAllocation session={session} /> : <p className="soft">{t.readOnly}</p>}
    </section>
  );
}

function NewAllocation({ session }: { readonly session: Sessions['sessions'][number] }) {
  const t = useTexts(boardTexts).begin;
  const navigate = useNavigate();
  const [name, setName] = useState(t.nameAs(session.name));
  // Of one name: another name is another request.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const begin = useMutation({
    mutationFn: () =>
      ask<Allocation>({
        path: '/v1/allocations',
        command: { body: { session: session.id, name: name.trim() }, key },
      }),
    onSuccess: ({ body }) => navigate({ to: '/desk/board', search: { allocation: body.id } }),
  });
  return (
    <form
      className="board-begin"
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <label className="field">
        <span>{t.name}</span>
        <Input
          value={name}
          maxLength={LONGEST_NAME}
          onChange={({ target }) => {
            setName(target.value);
            setKey(crypto.randomUUID());
          }}
        />
      </label>
      <Button type="primary" htmlType="submit" loading={begin.isPending} disabled={name.trim() === ''}>
        {t.create}
      </Button>
      {begin.error !== null && <Refused error={begin.error} />}
    </form>
  );
}
