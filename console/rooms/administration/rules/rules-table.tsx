import { Button } from 'antd';
import { useReader } from '../../../frame/reader.tsx';
import { useSay, useTexts } from '../../../parts/language.tsx';
import type { differingRules, RuleRow } from './rule-rows.ts';
import { administrationTexts } from '../texts.ts';

/** Every rule of a version. */
export function RulesTable({ rows, begin }: { readonly rows: readonly RuleRow[]; readonly begin: () => void }) {
  const { rules: t } = useTexts(administrationTexts);
  const say = useSay();
  const { me } = useReader();
  return (
    <>
      <table className="rules-table">
        <thead>
          <tr>
            <th scope="col">{t.item}</th>
            <th scope="col">{t.value}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ path, label, value }) => (
            <tr key={path}>
              <th scope="row">{say(label)}</th>
              <td>{say(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {me.roles.includes('administrator') && (
        <Button onClick={begin} className="form-end">
          {t.asDraft}
        </Button>
      )}
    </>
  );
}

/** The rules in which two versions differ. */
export function Differences({ rows, title }: { readonly rows: ReturnType<typeof differingRules>; readonly title: string }) {
  const { rules: t } = useTexts(administrationTexts);
  const say = useSay();
  return (
    <section className="consequences" aria-label={title}>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p>{t.noDifference}</p>
      ) : (
        <table className="rules-table">
          <thead>
            <tr>
              <th scope="col">{t.item}</th>
              <th scope="col">{t.before}</th>
              <th scope="col">{t.value}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ path, label, first, second }) => (
              <tr key={path}>
                <th scope="row">{say(label)}</th>
                <td>{first === undefined ? t.none : say(first)}</td>
                <td>{second === undefined ? t.none : say(second)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
