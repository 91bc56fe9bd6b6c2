export { emptyTestDatabase, testDatabase, type TestDatabase } from "./test-database.ts";
export { dropTemplate } from "./template.ts";
export { startTestServer, TEST_SERVER_VARIABLE, type TestServer } from "./test-server.ts";
