import type * as surveys from '../surveys';
import { type In, type Out, route } from './route';

/** What contacts said after a closing, and who is asked when. */
export const SURVEY_ROUTES = {
  listSurveys: route<undefined, In<typeof surveys.surveyQuery>, Out<typeof surveys.surveyPage>>('GET', '/surveys'),
  surveyFigures: route<undefined, In<typeof surveys.surveyFiguresQuery>, surveys.SurveyFigures>(
    'GET',
    '/surveys/figures',
  ),
  exportSurveys: route<undefined, In<typeof surveys.surveyExportQuery>, Blob>('GET', '/surveys/export'),
  skipSurvey: route<In<typeof surveys.surveySkipRequest>, undefined, surveys.Survey>('POST', '/surveys/:id/skip'),
  surveyRules: route<undefined, undefined, { rows: surveys.SurveyRule[] }>('GET', '/admin/survey-rules'),
  writeSurveyRule: route<In<typeof surveys.surveyRuleWrite>, undefined, surveys.SurveyRule>(
    'PUT',
    '/admin/survey-rules',
  ),
  visitorSurvey: route<undefined, undefined, surveys.SurveyCard>('GET', '/widget/:key/surveys/:id'),
  visitorSurveyAnswer: route<In<typeof surveys.surveyAnswer>, undefined, surveys.SurveyCard>(
    'POST',
    '/widget/:key/surveys/:id',
  ),
} as const;
