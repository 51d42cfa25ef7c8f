type Colour = 'green' | 'yellow' | 'red' | 'grey' | 'accent';

export interface Series {
  readonly name: string;
  readonly values: readonly number[];
  /** A light's colour; the desk's own unless said. */
  readonly colour?: Colour;
  /** One for each bar. */
  readonly colours?: readonly Colour[];
}

interface Drawn {
  readonly names: readonly string[];
  readonly series: readonly Series[];
  readonly isCalm: boolean;
  /** A colour of the desk by its name, as the page has it now. */
  readonly colourOf: (name: string) => string;
}

const MOST_BARS = 12;

/** What is drawn: the first dozen rows as bars, from top to bottom, with their numbers; several series as parts of one bar. */
export function optionOf({ names, series, isCalm, colourOf }: Drawn) {
  const ink = colourOf('ink');
  const shown = names.slice(0, MOST_BARS);
  return {
    animation: !isCalm,
    textStyle: { fontFamily: 'inherit', color: ink },
    grid: { left: 8, right: 40, top: series.length > 1 ? 32 : 8, bottom: 8, containLabel: true },
    ...(series.length > 1 ? { legend: { top: 0, textStyle: { color: ink } } } : {}),
    xAxis: {
      type: 'value' as const,
      minInterval: 1,
      axisLabel: { color: colourOf('soft') },
      splitLine: { lineStyle: { color: colourOf('rule') } },
    },
    yAxis: {
      type: 'category' as const,
      inverse: true,
      data: [...shown],
      axisTick: { show: false },
      axisLabel: { color: ink, width: 132, overflow: 'truncate' as const },
    },
    series: series.map(({ name, values, colour = 'accent', colours }) => ({
      type: 'bar' as const,
      name,
      ...(series.length > 1 ? { stack: 'all' } : {}),
      barMaxWidth: 22,
      itemStyle: { color: colourOf(colour) },
      label: { show: series.length === 1, position: 'right' as const, color: ink },
      data: values.slice(0, MOST_BARS).map((value, index) => {
        const own = colours?.[index];
        return own === undefined ? value : { value, itemStyle: { color: colourOf(own) } };
      }),
    })),
  };
}
