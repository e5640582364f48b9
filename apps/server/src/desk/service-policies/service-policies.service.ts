import { Injectable } from '@nestjs/common';
import { inOrder, type Policy } from '#domain';
import { Cached } from '../../platform/database/cached';
import { Wake } from '../../platform/wake/wake';
import { ServicePoliciesRepository } from './service-policies.repository';
import { type PolicyName, policyOfRow } from './service-policy.view';

@Injectable()
export class ServicePolicies {
  private readonly policies: Cached<Policy[]>;

  constructor(
    private readonly repository: ServicePoliciesRepository,
    wake: Wake,
  ) {
    this.policies = new Cached(wake, async () => inOrder((await this.repository.newest()).map(policyOfRow)));
  }

  /** Those in force, in their order. */
  async active(): Promise<Policy[]> {
    return (await this.policies.get()).filter(({ active }) => active);
  }

  /** Names of versions, whether they still hold or not. */
  namesOf(versions: readonly { id: string; version: number }[]): Promise<Map<string, PolicyName>> {
    return this.repository.namesOf(versions);
  }
}
