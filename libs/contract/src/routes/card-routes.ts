import type * as closings from '../card-closings';
import type * as templates from '../card-templates';
import type * as cards from '../cards';
import { type In, type Out, route } from './route';

const write = <B>(verb: string) => route<B, undefined, cards.Card>('POST', `/cards/:id/${verb}`);

/** Monthly scorecards: templates, the month's plan, each card's steps, and the proof of what was closed. */
export const CARD_ROUTES = {
  listCards: route<undefined, In<typeof cards.cardsPageQuery>, cards.CardsView>('GET', '/cards'),
  cardPlanPreview: route<undefined, In<typeof cards.cardsQuery>, cards.CardPlanPreview>('GET', '/cards/plan'),
  planCards: route<In<typeof cards.cardPlan>, undefined, Out<typeof cards.cardPlanned>>('POST', '/cards/plan'),
  exportCards: route<undefined, In<typeof cards.cardExportQuery>, Blob>('GET', '/cards/export'),
  getCard: route<undefined, undefined, cards.Card>('GET', '/cards/:id'),
  cardRows: route<undefined, In<typeof cards.cardRowsQuery>, Out<typeof cards.cardRows>>('GET', '/cards/:id/rows'),
  recomputeCard: route<undefined, undefined, cards.CardRecomputed>('GET', '/cards/:id/recompute'),
  approveCard: write<In<typeof cards.cardApprove>>('approve'),
  importIntoCard: write<In<typeof cards.cardImport>>('import'),
  selfScoreCard: write<In<typeof cards.cardSelfScore>>('self-score'),
  scoreCard: write<In<typeof cards.cardScore>>('score'),
  confirmCard: write<In<typeof cards.cardScore>>('confirm'),
  closeCard: write<In<typeof cards.cardApprove>>('close'),
  cardClosing: route<undefined, In<typeof cards.cardsQuery>, Out<typeof closings.cardClosingOfMonth>>(
    'GET',
    '/card-closings',
  ),
  closeCards: route<In<typeof closings.cardClosingAsk>, undefined, closings.CardClosing>('POST', '/card-closings'),
  stopClosingCards: route<In<typeof closings.cardClosingStop>, undefined, closings.CardClosing>(
    'POST',
    '/card-closings/stop',
  ),
  listCardTemplates: route<undefined, undefined, Out<typeof templates.cardTemplates>>('GET', '/card-templates'),
  createCardTemplate: route<In<typeof templates.cardTemplateWrite>, undefined, templates.CardTemplate>(
    'POST',
    '/card-templates',
  ),
  changeCardTemplate: route<In<typeof templates.cardTemplateChange>, undefined, templates.CardTemplate>(
    'PUT',
    '/card-templates/:id',
  ),
} as const;
