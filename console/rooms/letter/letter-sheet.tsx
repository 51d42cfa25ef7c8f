import type { LetterAnswer } from '../../api/contract.ts';

type Page = LetterAnswer['pages'][number];

const mmPerPoint = 25.4 / 72;

/** A page of a letter as it prints, in millimetres. */
export function LetterSheet({ page, name }: { readonly page: Page; readonly name: string }) {
  const { texts, rules, pictures, square } = page;
  return (
    <svg className="sheet" viewBox="0 0 210 297" role="img" aria-label={name}>
      {pictures.map(({ x, y, width, height, source }) =>
        source === undefined ? (
          <rect key={`${x} ${y}`} className="ink-frame" x={x} y={y} width={width} height={height} />
        ) : (
          <image
            key={`${x} ${y}`}

            x={x}
            y={y}
            width={width}
            height={height}
            href={source}
            preserveAspectRatio="none"
          />
        ),
      )}
      {rules.map(({ x, y, width, height, color }) => (
        <rect key={`${x} ${y}`} className={`ink-${color}`} x={x} y={y} width={width} height={height} />
      ))}
      {texts.map(({ text, x, y, width, size, face, color }) => (
        <text
          key={`${x} ${y}`}
          className={`face-${face} ink-${color}`}
          x={x}
          y={y}
          fontSize={size * mmPerPoint}
          textLength={width}
          lengthAdjust="spacing"
        >
          {text}
        </text>
      ))}
      {square !== undefined && <path className="ink-black" d={cellsOf(square)} />}
    </svg>
  );
}

function cellsOf({ x, y, side, cells }: NonNullable<Page['square']>): string {
  const step = side / cells.length;
  return cells
    .flatMap((row, j) => Array.from(row, (cell, i) => (cell === '#' ? `M${x + i * step} ${y + j * step}h${step}v${step}h-${step}z` : '')))
    .join('');
}
