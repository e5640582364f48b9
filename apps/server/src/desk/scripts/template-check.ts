import { DomainError, templateFaults } from '#domain';

/** A script that asks for what isn't there would reach a contact with braces in it. */
export function refuseFaultyTemplate(text: string): void {
  const faults = templateFaults(text);
  if (faults.length > 0) throw new DomainError('template_invalid', { faults: faults.map(({ text: fault }) => fault) });
}
