import type * as quality from '../quality';
import { type In, type Out, route } from './route';

const write = <B>(verb: string) => route<B, undefined, quality.QualityCheckView>('POST', `/quality/checks/:id/${verb}`);

/** Quality checks: samples, forms, marks with their appeal, calibration. */
export const QUALITY_ROUTES = {
  listQualityChecks: route<undefined, In<typeof quality.qualityCheckQuery>, Out<typeof quality.qualityCheckPage>>(
    'GET',
    '/quality/checks',
  ),
  getQualityCheck: route<undefined, undefined, quality.QualitySheet>('GET', '/quality/checks/:id'),
  draftQualityMark: route<In<typeof quality.qualityDraft>>('PUT', '/quality/checks/:id/draft'),
  sendQualityMark: write<In<typeof quality.qualitySend>>('send'),
  assignQualityCheck: write<In<typeof quality.qualityAssign>>('assign'),
  appealQualityMark: write<In<typeof quality.qualityAppeal>>('appeal'),
  decideQualityMark: write<In<typeof quality.qualityDecide>>('decide'),
  listQualitySamples: route<undefined, undefined, Out<typeof quality.qualitySamples>>('GET', '/quality/samples'),
  drawQualitySample: route<In<typeof quality.qualityDraw>, undefined, quality.QualitySampleView>(
    'POST',
    '/quality/samples',
  ),
  qualityAgreement: route<undefined, undefined, quality.QualityAgreement>('GET', '/quality/samples/:id/agreement'),
  listQualityForms: route<undefined, undefined, Out<typeof quality.qualityForms>>('GET', '/quality/forms'),
  createQualityForm: route<In<typeof quality.qualityFormWrite>, undefined, quality.QualityForm>(
    'POST',
    '/quality/forms',
  ),
  changeQualityForm: route<In<typeof quality.qualityFormChange>, undefined, quality.QualityForm>(
    'PUT',
    '/quality/forms/:id',
  ),
} as const;
