import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useMe } from '../api/reads.ts';
import type { Me, Role } from '../api/contract.ts';
import { Answered } from '../parts/answered.tsx';
import { FaultPage } from '../parts/fault-page.tsx';
import { Passing } from '../parts/passing.tsx';
import { goToSignIn, session } from '../session/desk-session.ts';
import { Banner } from './banner.tsx';
import { DeskKeys } from './desk-keys.tsx';
import { DeskMenu } from './desk-menu.tsx';
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
  return <Answered query={useMe()}>{(me) => <FrameOf me={me} />}</Answered>;
}

function FrameOf({ me }: { readonly me: Me }) {
  const [role, setRole] = useState<Role | undefined>(() => me.roles.find((one) => one === session.role) ?? me.roles[0]);
  const reader = useMemo<Reader>(
    () => ({
      me,
      role: role ?? 'auditor',
      chooseRole: (next) => {
        session.chooseRole(next);
        setRole(next);
      },
    }),
    [me, role],
  );
  return (
    <ReaderContext value={reader}>
      <SkipLink />
      <Banner />
      <Rehearsal />
      <Offline />
      <div className="desk">
        <DeskMenu />
        <main id="main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <DeskKeys />
    </ReaderContext>
  );
}
