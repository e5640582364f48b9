export { startServer, type ServerProcess } from '../../scripts/server-process.cjs';
