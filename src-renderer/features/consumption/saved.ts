/** What a saved view of consumption holds. */
import { z } from 'zod';
import { groupings } from '../../../src-preload/contract/consumption.ts';
import { gridQuerySchema } from '../../../src-preload/contract/grid.ts';
import type { ConsumptionView } from '../../app/navigation.tsx';
import { layoutSchema } from '../../grid/view.ts';
import { comparedChoiceSchema, topsChoiceSchema } from './choices.ts';

export const savedSchema = z.object({
  view: z.enum(['lines', 'tops', 'compare', ...groupings]),
  query: gridQuerySchema,
  over: z.number().int().optional(),
  tops: topsChoiceSchema.optional(),
  compared: comparedChoiceSchema.optional(),
  layout: layoutSchema.optional(),
});

/** The name that the grid of a view keeps its layout under. */
export function gridName(view: ConsumptionView): string {
  return view === 'lines' ? 'consumption' : `consumption-${view.toLowerCase()}`;
}
