interface FileButtonProps {
  readonly label: string;
  readonly accept: string;
  readonly isBusy?: boolean;
  readonly take: (file: File) => void;
}

/**
 * Chooses a file of this machine. The control is the browser's own, reached and pressed by keys as any other, but drawn as a button of the
 * desk's: what a browser writes on it is in the browser's language.
 */
export function FileButton({ label, accept, isBusy = false, take }: FileButtonProps) {
  return (
    <label className={isBusy ? 'file-button busy' : 'file-button'}>
      {label}
      <input
        type="file"
        accept={accept}
        disabled={isBusy}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) take(file);
          // The same file may be chosen again once it is mended.
          target.value = '';
        }}
      />
    </label>
  );
}
