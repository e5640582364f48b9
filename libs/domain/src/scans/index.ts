// Codes with a scene: where the ticket of somebody who scanned one goes.
export * from './route-by-scan';
