import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { tinykeys } from 'tinykeys';
import { menuFor } from '../rooms/menu.ts';
import { onPalette } from './desk-events.ts';
import { isWriting } from './is-writing.ts';
import { KeysHelp } from './keys-help.tsx';
import { Palette } from './palette.tsx';
import { useReader } from './reader.tsx';

type Window = 'palette' | 'keys' | undefined;

/** The desk's keys, and the two windows they open. */
export function DeskKeys() {
  const navigate = useNavigate();
  const { role } = useReader();
  const [open, setOpen] = useState<Window>();
  useEffect(() => onPalette(() => setOpen('palette')), []);
  useEffect(() => {
    const single = (act: () => void) => (event: KeyboardEvent) => {
      if (!isWriting(event, event.target instanceof HTMLElement ? event.target : {})) act();
    };
    const rooms = menuFor(role).flatMap(({ to, key }) => (key === undefined ? [] : [[`g ${key}`, single(() => void navigate({ to }))]]));
    return tinykeys(
      window,
      {
        '$mod+k': (event: KeyboardEvent) => {
          if (event.isComposing) return;
          event.preventDefault();
          setOpen('palette');
        },
        '[Shift]+?': single(() => setOpen('keys')),
        ...Object.fromEntries(rooms),
      },
      // Ours judges itself what belongs to a field.
      { ignore: () => false },
    );
  }, [navigate, role]);
  const close = () => setOpen(undefined);
  return (
    <>
      {open === 'palette' && <Palette close={close} />}
      {open === 'keys' && <KeysHelp close={close} />}
    </>
  );
}
