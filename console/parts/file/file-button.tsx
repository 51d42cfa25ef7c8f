interface FileButtonProps {
  readonly label: string;
  readonly accept?: string;
  readonly isBusy?: boolean;
  readonly take: (file: File) => void;
}

/**
 * Chooses a file of this machine. The control is the browser's own, reached and pressed by keys as any other, but drawn as a button of the
 * desk's: what a browser writes on it is in the browser's language.
 */
export function FileButton({ take, ...rest }: FileButtonProps) {
  return (
    <ChosenFiles
      {...rest}
      of="file"
      take={([file]) => {
        if (file !== undefined) take(file);
      }}
    />
  );
}

interface FilesButtonProps extends Omit<FileButtonProps, 'take'> {
  /** Several at once, or a whole folder; a browser that knows no folders lets several be chosen. */
  readonly of: 'files' | 'folder';
  readonly take: (files: readonly File[]) => void;
}

/** Chooses several files of this machine, or a folder. */
export function FilesButton(props: FilesButtonProps) {
  return <ChosenFiles {...props} />;
}

function ChosenFiles({
  label,
  accept,
  isBusy = false,
  of,
  take,
}: Omit<FilesButtonProps, 'of'> & { readonly of: FilesButtonProps['of'] | 'file' }) {
  return (
    <label className={isBusy ? 'file-button busy' : 'file-button'}>
      {label}
      <input
        type="file"
        accept={accept}
        multiple={of !== 'file'}
        // What browsers call a folder.
        ref={(input) => {
          input?.toggleAttribute('webkitdirectory', of === 'folder');
        }}
        disabled={isBusy}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same ones may be chosen again once they are mended.
          target.value = '';
          if (files.length > 0) take(files);
        }}
      />
    </label>
  );
}
