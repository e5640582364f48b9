/**
 * Suites that drive real browsers, processes and mail servers share two slow cores with them. One more try tells a
 * machine that was busy from a desk that is wrong; the first failure is printed either way.
 */
jest.retryTimes(1, { logErrorsBeforeRetry: true });
