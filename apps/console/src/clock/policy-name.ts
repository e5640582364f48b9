/** A policy's name for who reads in that language; a name that people gave is the same in both. */
export const policyName = ({ name, nameEn }: { name: string; nameEn: string | null }, locale: string): string =>
  locale === 'en' && nameEn !== null ? nameEn : name;
