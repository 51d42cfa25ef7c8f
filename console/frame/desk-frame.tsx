import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useMe } from '../api/reads.ts';
import type { Me, Role } from '../api/contract.ts';
import { Answered } from '../parts/answered.tsx';
import { keepZone } from '../parts/dates.ts';
import { FaultPage } from '../parts/fault/fault-page.tsx';
import { DirectoryNames } from './directory-names.tsx';
import { Passing } from '../parts/passing.tsx';
import { goToSignIn, session } from '../session/desk-session.ts';
import { Banner } from './banner.tsx';
import { ChooseRole } from './choose-role.tsx';
import { DeskKeys } from './desk-keys.tsx';
import { DeskMenu } from './desk-menu.tsx';
import { HelpLink } from './help-link.tsx';
import { Rehearsal } from '../rehearsal/rehearsal.tsx';
import { Offline } from './offline.tsx';
import { ReaderContext } from './reader.tsx';
import type { Reader } from './reader.tsx';
import { SkipLink } from './skip-link.tsx';

/** The frame of every room, for whoever is signed in in this tab. */
export function DeskFrame() {
  const { pathname, searchStr } = useLocation();
  useEffect(() => session.visit(`${pathname}${searchStr}`), [pathname, searchStr]);
  return session.token === undefined ? <ToSignIn /> : <SignedInFrame />;
}

function ToSignIn() {
  const [fault, setFault] = useState<unknown>();
  useEffect(() => {
    goToSignIn({ returnTo: `${location.pathname}${location.search}` }).catch(setFault);
  }, []);
  return fault === undefined ? <Passing what="signingIn" /> : <FaultPage error={fault} />;
}

function SignedInFrame() {
  return (
    <Answered query={useMe()}>
      {(me) => {
        keepZone(me.timeZoneOffset);
        return <FrameOf key={me.id} me={me} />;
      }}
    </Answered>
  );
}

function FrameOf({ me }: { readonly me: Me }) {
  const [only, ...others] = me.roles;
  const [role, setRole] = useState<Role | undefined>(() => (others.length === 0 ? only : me.roles.find((one) => one === session.role)));
  const chooseRole = (next: Role): void => {
    session.chooseRole(next);
    setRole(next);
  };
  const reader = useMemo<Reader | undefined>(() => (role === undefined ? undefined : { me, role, chooseRole }), [me, role]);
  if (reader === undefined) return <ChooseRole me={me} choose={chooseRole} />;
  return (
    <ReaderContext value={reader}>
      <DirectoryNames>
        <SkipLink />
        <Banner />
        <Rehearsal />
        <Offline />
        <div className="desk">
          <DeskMenu />
          <main id="main" tabIndex={-1}>
            <HelpLink />
            <Outlet />
          </main>
        </div>
        <DeskKeys />
      </DirectoryNames>
    </ReaderContext>
  );
}
