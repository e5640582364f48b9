import type { BodyOf, Contact } from '#contract';
import { api, ApiProblem } from '../app/api';
import { changedMeanwhile, type Fact } from './contact-facts';

type Changes = Omit<BodyOf<'patchContact'>, 'version'>;
type Began = Partial<Record<Fact, string>>;

/**
 * Saves facts against the version on the screen. When a colleague was faster with other facts, both changes stand;
 * when it was one of these, nothing is written: the answer is the newest contact, to be looked at first.
 */
export async function saveContact(
  contact: Contact,
  changes: Changes,
  began: Began,
): Promise<{ contact: Contact; saved: boolean }> {
  const put = (version: number) => api('patchContact', { params: { id: contact.id }, body: { version, ...changes } });
  try {
    return { contact: await put(contact.version), saved: true };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'version_conflict') throw error;
    const newest = await api('getContact', { params: { id: contact.id } });
    if (changedMeanwhile(newest, began).length > 0) return { contact: newest, saved: false };
    return { contact: await put(newest.version), saved: true };
  }
}
