import type * as sales from '../sales';
import { type In, route } from './route';

/** Sales results from a sheet. The upload itself carries a file: POST /api/sale-imports?clientId=&origin=, multipart `file`. */
export const SALE_ROUTES = {
  listSaleImports: route<undefined, undefined, { rows: sales.SaleImport[] }>('GET', '/sale-imports'),
  saleImport: route<undefined, undefined, sales.SaleImportPage>('GET', '/sale-imports/:id'),
  mapSaleImport: route<In<typeof sales.saleImportMap>, undefined, sales.SaleImportPage>(
    'PUT',
    '/sale-imports/:id/mapping',
  ),
  runSaleImport: route<In<typeof sales.saleImportAct>, undefined, sales.SaleImportPage>(
    'POST',
    '/sale-imports/:id/run',
  ),
  stopSaleImport: route<In<typeof sales.saleImportAct>, undefined, sales.SaleImportPage>(
    'POST',
    '/sale-imports/:id/stop',
  ),
  undoSaleImport: route<In<typeof sales.saleImportAct>, undefined, sales.SaleImportPage>(
    'POST',
    '/sale-imports/:id/undo',
  ),
  refusedSales: route<undefined, In<typeof sales.refusedSalesQuery>, Blob>('GET', '/sale-imports/:id/refused'),
} as const;
