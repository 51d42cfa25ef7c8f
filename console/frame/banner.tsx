import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { Role } from '../api/contract.ts';
import { useLanguage, useTexts } from '../parts/language.tsx';
import { usePersonName } from '../parts/person-names.ts';
import { useUnitName } from '../parts/unit-names.ts';
import { signOut } from '../session/desk-session.ts';
import { texts } from '../texts.ts';
import { openPalette } from './desk-events.ts';
import { useReader } from './reader.tsx';

/** The head of every page: where one is, who one is, and the ways out. */
export function Banner() {
  const t = useTexts(texts);
  const [isLeaving, setLeaving] = useState(false);
  return (
    <header className="banner">
      <Link to="/desk" className="masthead">
        {t.product}
      </Link>
      <div className="banner-tools">
        <Button onClick={openPalette} className="find">
          {t.palette.open}
        </Button>
        <LanguageSwitch />
        <Account />
        <Button
          loading={isLeaving}
          onClick={() => {
            setLeaving(true);
            void signOut();
          }}
        >
          {t.signOut}
        </Button>
      </div>
    </header>
  );
}

function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const t = useTexts(texts);
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Button lang={other === 'zh' ? 'zh-Hans' : 'en'} title={t.switchLanguageHint} onClick={() => choose(other)}>
      {t.switchLanguage}
    </Button>
  );
}

function Account() {
  const unitName = useUnitName();
  const personName = usePersonName();
  const t = useTexts(texts);
  const { me, role, chooseRole } = useReader();
  const who = me.unit === undefined ? personName(me) : t.ofUnit(personName(me), unitName(me.unit));
  return (
    <span className="account">
      <span className="who">{t.account(who)}</span>
      <Link to="/desk/notify">{t.notify}</Link>
      {me.roles.length > 1 && (
        <Select<Role>
          aria-label={t.actAs}
          value={role}
          onChange={chooseRole}
          options={me.roles.map((one) => ({ value: one, label: t.roles[one] }))}
        />
      )}
    </span>
  );
}
