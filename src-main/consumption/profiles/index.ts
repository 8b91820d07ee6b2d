/** The layouts that are known without asking. */
import { bell } from './bell.ts';
import { multiCf } from './multi-cf.ts';
import type { DetailProfile } from './profile.ts';
import { teamsPstn } from './teams-pstn.ts';

export const detailProfiles: readonly DetailProfile[] = [multiCf, bell, teamsPstn];
