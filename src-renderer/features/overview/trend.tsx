/** A small line of the months shown. Its figures stand in the table of the chart and in what is exported. */
import classes from './overview.module.css';

const width = 96;
const height = 20;
const margin = 2;

export function Trend({ months }: { readonly months: readonly number[] }) {
  const low = Math.min(0, ...months);
  const scale = (height - 2 * margin) / Math.max(Math.max(0, ...months) - low, 1);
  const step = (width - 2 * margin) / Math.max(months.length - 1, 1);
  const points = months.map((amount, index) => `${margin + index * step},${height - margin - (amount - low) * scale}`);
  return (
    <svg className={classes.line} viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden>
      <polyline points={points.join(' ')} />
    </svg>
  );
}
