import type { BodyOf, ServiceFactsView } from '#contract';
import { api, ApiProblem } from '../app/api';
import type { ServiceField } from './service-fields';

export type ServiceChanges = BodyOf<'writeServiceFacts'>['facts'];
type Began = Partial<Pick<ServiceFactsView, ServiceField>>;

/**
 * Saves facts against the version on the screen. When a colleague was faster with others, both changes stand; when it was one of
 * these, nothing is written: the answer is what stands there now, to be looked at first.
 */
export async function saveService(
  ticketId: string,
  held: ServiceFactsView,
  facts: ServiceChanges,
  began: Began,
): Promise<{ service: ServiceFactsView; saved: boolean }> {
  const clientId = crypto.randomUUID();
  const put = (version: number) =>
    api('writeServiceFacts', { params: { id: ticketId }, body: { clientId, version, facts } });
  try {
    return { ...(await put(held.version)), saved: true };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'version_conflict') throw error;
    const { service } = await api('getTicket', { params: { id: ticketId } });
    const theirs = Object.entries(began).some(([field, was]) => service[field as ServiceField] !== was);
    if (theirs) return { service, saved: false };
    return { ...(await put(service.version)), saved: true };
  }
}
