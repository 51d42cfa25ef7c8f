import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useMediaQuery } from '../../look/media-query.ts';
import { optionOf } from './chart-option.ts';
import type { Series } from './chart-option.ts';

// By module, on a canvas: nothing of it makes styles or markup, so the content policy stays as it is.
use([BarChart, GridComponent, LegendComponent, CanvasRenderer]);

interface ChartProps {
  /** Of the bars, from top to bottom. */
  readonly names: readonly string[];
  /** Of several, the parts of each bar. */
  readonly series: readonly Series[];
}

/** Bars lying one below the other. What it shows stands in the table beside it, so it is hidden from whoever reads by ear. */
export function Chart({ names, series }: ChartProps) {
  const area = useRef<HTMLDivElement>(null);
  const isDark = useMediaQuery('(prefers-color-scheme: dark)');
  const isCalm = useMediaQuery('(prefers-reduced-motion: reduce)');
  useEffect(() => {
    const element = area.current;
    if (element === null) return undefined;
    const chart = init(element, null, { renderer: 'canvas' });
    const style = getComputedStyle(document.documentElement);
    chart.setOption(optionOf({ names, series, isCalm, colourOf: (name) => style.getPropertyValue(`--${name}`).trim() }));
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [names, series, isCalm, isDark]);
  return <div ref={area} className={`chart rows-${Math.min(12, Math.max(3, names.length))}`} aria-hidden="true" />;
}
