import type * as guided from '../guided-scripts';
import type * as refinements from '../refinements';
import { type In, type Out, route } from './route';

/** Scripts with steps, runs through them, and what is learned from conversations without a lead. */
export const GUIDED_SCRIPT_ROUTES = {
  listGuidedScripts: route<undefined, undefined, { rows: guided.GuidedScript[] }>('GET', '/guided-scripts'),
  createGuidedScript: route<In<typeof guided.guidedScriptWrite>, undefined, guided.GuidedScript>(
    'POST',
    '/guided-scripts',
  ),
  addShippedScripts: route<undefined, undefined, Out<typeof guided.shippedScriptsAdded>>(
    'POST',
    '/guided-scripts/shipped',
  ),
  updateGuidedScript: route<In<typeof guided.guidedScriptWrite>, undefined, guided.GuidedScript>(
    'PUT',
    '/guided-scripts/:id',
  ),
  deleteGuidedScript: route('DELETE', '/guided-scripts/:id'),
  previewGuidedScript: route<In<typeof guided.guidedPreviewRequest>, undefined, Out<typeof guided.guidedPreview>>(
    'POST',
    '/guided-scripts/preview',
  ),
  guidedFigures: route<undefined, In<typeof guided.guidedFiguresQuery>, guided.GuidedFigures>(
    'GET',
    '/guided-scripts/figures',
  ),
  listScriptRuns: route<undefined, In<typeof guided.runQuery>, { rows: guided.ScriptRun[] }>('GET', '/script-runs'),
  beginScriptRun: route<In<typeof guided.runBegin>, undefined, guided.ScriptRun>('POST', '/script-runs'),
  markScriptStep: route<In<typeof guided.runMark>, undefined, guided.ScriptRun>('POST', '/script-runs/:id/mark'),
  endScriptRun: route<In<typeof guided.runEnd>, undefined, guided.ScriptRun>('POST', '/script-runs/:id/end'),
  refinementOffers: route<
    undefined,
    In<typeof refinements.refinementOffersQuery>,
    Out<typeof refinements.refinementOffers>
  >('GET', '/refinements/offers'),
  refinementBoard: route<undefined, In<typeof refinements.refinementQuery>, refinements.RefinementBoard>(
    'GET',
    '/refinements',
  ),
  writeRefinement: route<In<typeof refinements.refinementWrite>, undefined, refinements.Refinement>(
    'POST',
    '/refinements',
  ),
  scoreRefinement: route<In<typeof refinements.refinementScore>, undefined, refinements.Refinement>(
    'POST',
    '/refinements/:id/score',
  ),
} as const;
