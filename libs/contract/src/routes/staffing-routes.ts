import type * as staffing from '../staffing';
import { type In, type Out, route } from './route';

/** What load is to be expected by the hour, beside the shifts that exist. */
export const STAFFING_ROUTES = {
  staffing: route<undefined, In<typeof staffing.staffingQuery>, staffing.Staffing>('GET', '/staffing'),
  staffingRows: route<undefined, In<typeof staffing.staffingRowsQuery>, Out<typeof staffing.staffingRowPage>>(
    'GET',
    '/staffing/rows',
  ),
} as const;
