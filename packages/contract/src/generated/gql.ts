/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "fragment SignedInPerson on Viewer {\n  person {\n    id\n    displayName\n    loginName\n    roles {\n      role\n      acting\n      unit {\n        id\n        name\n      }\n    }\n  }\n  agency {\n    id\n    slug\n    name\n  }\n}\n\nfragment Refusal on UserError {\n  field\n  message\n  code\n}\n\nquery WhoAmI {\n  viewer {\n    ...SignedInPerson\n  }\n}\n\nmutation SignIn($input: SignInInput!) {\n  signIn(input: $input) {\n    viewer {\n      ...SignedInPerson\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n}\n\nmutation SignOut {\n  signOut {\n    userErrors {\n      ...Refusal\n    }\n  }\n}\n\nquery EnrolmentOffer($token: String!) {\n  enrolment(token: $token) {\n    displayName\n    agencyName\n    loginName\n  }\n}\n\nmutation Enrol($input: EnrolInput!) {\n  enrol(input: $input) {\n    viewer {\n      ...SignedInPerson\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n}\n\nquery SetUpOffer($token: String!) {\n  setUpOffer(token: $token)\n}\n\nmutation SetUp($input: SetUpInput!) {\n  setUp(input: $input) {\n    viewer {\n      ...SignedInPerson\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n}": typeof types.SignedInPersonFragmentDoc,
    "mutation SyncPush($input: SyncPushInput!) {\n  syncPush(input: $input) {\n    receipts {\n      opId\n      status\n      version\n      code\n      message\n    }\n    missingBlobs\n    page {\n      ...Page\n    }\n  }\n}\n\nquery SyncPull($since: Int!, $scope: String, $limit: Int) {\n  syncPull(since: $since, scope: $scope, limit: $limit) {\n    ...Page\n  }\n}\n\nfragment Page on SyncPage {\n  since\n  cursor\n  hasMore\n  scope\n  reset\n  rows {\n    kind\n    id\n    version\n    data\n  }\n  tombstones {\n    kind\n    id\n    version\n  }\n  serverTime\n}": typeof types.SyncPushDocument,
};
const documents: Documents = {
    "fragment SignedInPerson on Viewer {\n  person {\n    id\n    displayName\n    loginName\n    roles {\n      role\n      acting\n      unit {\n        id\n        name\n      }\n    }\n  }\n  agency {\n    id\n    slug\n    name\n  }\n}\n\nfragment Refusal on UserError {\n  field\n  message\n  code\n}\n\nquery WhoAmI {\n  viewer {\n    ...SignedInPerson\n  }\n}\n\nmutation SignIn($input: SignInInput!) {\n  signIn(input: $input) {\n    viewer {\n      ...SignedInPerson\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n}\n\nmutation SignOut {\n  signOut {\n    userErrors {\n      ...Refusal\n    }\n  }\n}\n\nquery EnrolmentOffer($token: String!) {\n  enrolment(token: $token) {\n    displayName\n    agencyName\n    loginName\n  }\n}\n\nmutation Enrol($input: EnrolInput!) {\n  enrol(input: $input) {\n    viewer {\n      ...SignedInPerson\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n}\n\nquery SetUpOffer($token: String!) {\n  setUpOffer(token: $token)\n}\n\nmutation SetUp($input: SetUpInput!) {\n  setUp(input: $input) {\n    viewer {\n      ...SignedInPerson\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n}": types.SignedInPersonFragmentDoc,
    "mutation SyncPush($input: SyncPushInput!) {\n  syncPush(input: $input) {\n    receipts {\n      opId\n      status\n      version\n      code\n      message\n    }\n    missingBlobs\n    page {\n      ...Page\n    }\n  }\n}\n\nquery SyncPull($since: Int!, $scope: String, $limit: Int) {\n  syncPull(since: $since, scope: $scope, limit: $limit) {\n    ...Page\n  }\n}\n\nfragment Page on SyncPage {\n  since\n  cursor\n  hasMore\n  scope\n  reset\n  rows {\n    kind\n    id\n    version\n    data\n  }\n  tombstones {\n    kind\n    id\n    version\n  }\n  serverTime\n}": types.SyncPushDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment SignedInPerson on Viewer {\n  person {\n    id\n    displayName\n    loginName\n    roles {\n      role\n      acting\n      unit {\n        id\n        name\n      }\n    }\n  }\n  agency {\n    id\n    slug\n    name\n  }\n}\n\nfragment Refusal on UserError {\n  field\n  message\n  code\n}\n\nquery WhoAmI {\n  viewer {\n    ...SignedInPerson\n  }\n}\n\nmutation SignIn($input: SignInInput!) {\n  signIn(input: $input) {\n    viewer {\n      ...SignedInPerson\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n}\n\nmutation SignOut {\n  signOut {\n    userErrors {\n      ...Refusal\n    }\n  }\n}\n\nquery EnrolmentOffer($token: String!) {\n  enrolment(token: $token) {\n    displayName\n    agencyName\n    loginName\n  }\n}\n\nmutation Enrol($input: EnrolInput!) {\n  enrol(input: $input) {\n    viewer {\n      ...SignedInPerson\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n}\n\nquery SetUpOffer($token: String!) {\n  setUpOffer(token: $token)\n}\n\nmutation SetUp($input: SetUpInput!) {\n  setUp(input: $input) {\n    viewer {\n      ...SignedInPerson\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n}"): typeof import('./graphql.ts').SignedInPersonFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SyncPush($input: SyncPushInput!) {\n  syncPush(input: $input) {\n    receipts {\n      opId\n      status\n      version\n      code\n      message\n    }\n    missingBlobs\n    page {\n      ...Page\n    }\n  }\n}\n\nquery SyncPull($since: Int!, $scope: String, $limit: Int) {\n  syncPull(since: $since, scope: $scope, limit: $limit) {\n    ...Page\n  }\n}\n\nfragment Page on SyncPage {\n  since\n  cursor\n  hasMore\n  scope\n  reset\n  rows {\n    kind\n    id\n    version\n    data\n  }\n  tombstones {\n    kind\n    id\n    version\n  }\n  serverTime\n}"): typeof import('./graphql.ts').SyncPushDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
