import { measureSuggestions } from '../suggestions/measure-suggestions.ts';
import type { Figure } from './figure.ts';

/** Units suggested for an invented session of 600, after 5,000 former proposals: how soon, and how often right. */
export const suggestions: Figure = {
  what: 'suggestions of units, beside keywords and the majority',
  take: async () => measureSuggestions(5000, 600),
  compared: [],
};
