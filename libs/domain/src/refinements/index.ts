// Looking back on conversations without a lead, one entry a day (DOMAIN K3).
export * from './refinement';
