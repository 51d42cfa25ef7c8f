import { useState } from 'react';
import { FileButton } from '../../parts/file/file-button.tsx';
import { useTexts } from '../../parts/language.tsx';
import { letterTexts } from './texts.ts';

interface ChooseFileProps {
  readonly label: string;
  readonly accept: string;
  readonly isBusy: boolean;
  readonly choose: (file: File) => void;
}

// What a Lambda takes, with a file in base64.
const LARGEST = 4_000_000;

/** A file of this machine, chosen by its own control: by keys and by voice as any other. */
export function ChooseFile({ label, accept, isBusy, choose }: ChooseFileProps) {
  const t = useTexts(letterTexts);
  const [isTooLarge, setTooLarge] = useState(false);
  return (
    <div className="field">
      <FileButton
        label={label}
        accept={accept}
        isBusy={isBusy}
        take={(file) => {
          setTooLarge(file.size > LARGEST);
          if (file.size <= LARGEST) choose(file);
        }}
      />
      {isTooLarge && (
        <p className="fault" role="alert">
          {t.tooLarge}
        </p>
      )}
    </div>
  );
}
