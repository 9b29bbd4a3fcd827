/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A one-time link and the password chosen with it. */
export type EnrolInput = {
  /** At least 8 characters. */
  password: string;
  /** Secret of the link. */
  token: string;
};

/** One command of a phone. */
export type OperationInput = {
  /** An earlier operation whose result it builds on. */
  afterOpId?: string | null | undefined;
  /** The version the person saw. */
  baseVersion?: number | null | undefined;
  /** The phone’s clock. */
  clientTime: string;
  /** What it makes or changes. */
  entityId: string;
  /** Which verb. */
  kind: string;
  /** UUID, minted once; the same again gets the same answer. */
  opId: string;
  /** Its content, by kind. */
  payload: Record<string, unknown>;
  /** 1, 2, 3… per client without a gap. */
  seq: number;
};

/** The answer to an operation. */
export type ReceiptStatus =
  /** Final: done */
  | 'APPLIED'
  /** The number was used before: take a new client id, number anew, send again */
  | 'CLIENT_ROLLBACK'
  /** Final: kept aside, somebody changed the same thing first */
  | 'CONFLICT'
  /** A number is missing: take a new client id, number anew, send again */
  | 'GAP'
  /** Final: refused, kept aside with its content */
  | 'REJECTED'
  /** Send it again later; the batch stopped here */
  | 'RETRY'
  /** The app is too old or too new for this server; nothing is lost */
  | 'UPGRADE_REQUIRED';

/** What a person is in the agency. */
export type Role =
  /** ผู้ตรวจ: reads everything, changes nothing */
  | 'AUDITOR'
  /** ผู้ประสานงาน: plan, people, reports, publishing */
  | 'COORDINATOR'
  /** ผู้บริหาร: reads all, checks, returns, instructs */
  | 'EXECUTIVE'
  /** หัวหน้า: also submits and returns months of own units */
  | 'HEAD'
  /** ผู้บันทึก: records actions of own units */
  | 'RECORDER';

/** The first agency and its coordinator. */
export type SetUpInput = {
  /** Full name of the agency. */
  agencyName: string;
  /** Name of the coordinator. */
  displayName: string;
  /** Login name of the coordinator. */
  loginName: string;
  /** At least 8 characters. */
  password: string;
  /** Short name for addresses: a–z, 0–9, hyphen. */
  slug: string;
  /** Secret of the set-up link. */
  token: string;
};

/** Name and password. */
export type SignInInput = {
  /** Login name. */
  loginName: string;
  /** Password. */
  password: string;
};

/** A batch of at most 50 operations, and where the phone stands. */
export type SyncPushInput = {
  /** This installation for this person. */
  clientId: string;
  /** The phone’s clock. */
  deviceTime: string;
  /** In the order of their numbers. */
  ops: Array<OperationInput>;
  /** Version of the protocol. */
  protocol: number;
  /** Version of the payloads. */
  schema: number;
  /** Scope of the last page applied. */
  scope?: string | null | undefined;
  /** Cursor of the last page applied. */
  since: number;
};

export type SignedInPersonFragment = { person: { id: string, displayName: string, loginName: string | null, roles: Array<{ role: Role, acting: boolean, unit: { id: string, name: string } | null }> }, agency: { id: string, slug: string, name: string } };

export type RefusalFragment = { field: string | null, message: string, code: string };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { viewer: { person: { id: string, displayName: string, loginName: string | null, roles: Array<{ role: Role, acting: boolean, unit: { id: string, name: string } | null }> }, agency: { id: string, slug: string, name: string } } | null };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn: { viewer: { person: { id: string, displayName: string, loginName: string | null, roles: Array<{ role: Role, acting: boolean, unit: { id: string, name: string } | null }> }, agency: { id: string, slug: string, name: string } } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: { userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type EnrolmentOfferQueryVariables = Exact<{
  token: string;
}>;


export type EnrolmentOfferQuery = { enrolment: { displayName: string, agencyName: string, loginName: string } | null };

export type EnrolMutationVariables = Exact<{
  input: EnrolInput;
}>;


export type EnrolMutation = { enrol: { viewer: { person: { id: string, displayName: string, loginName: string | null, roles: Array<{ role: Role, acting: boolean, unit: { id: string, name: string } | null }> }, agency: { id: string, slug: string, name: string } } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type SetUpOfferQueryVariables = Exact<{
  token: string;
}>;


export type SetUpOfferQuery = { setUpOffer: boolean | null };

export type SetUpMutationVariables = Exact<{
  input: SetUpInput;
}>;


export type SetUpMutation = { setUp: { viewer: { person: { id: string, displayName: string, loginName: string | null, roles: Array<{ role: Role, acting: boolean, unit: { id: string, name: string } | null }> }, agency: { id: string, slug: string, name: string } } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type SyncPushMutationVariables = Exact<{
  input: SyncPushInput;
}>;


export type SyncPushMutation = { syncPush: { missingBlobs: Array<string>, receipts: Array<{ opId: string, status: ReceiptStatus, version: number | null, code: string | null, message: string | null }>, page: { since: number, cursor: number, hasMore: boolean, scope: string, reset: boolean, serverTime: string, rows: Array<{ kind: string, id: string, version: number, data: Record<string, unknown> }>, tombstones: Array<{ kind: string, id: string, version: number }> } } };

export type SyncPullQueryVariables = Exact<{
  since: number;
  scope?: string | null | undefined;
  limit?: number | null | undefined;
}>;


export type SyncPullQuery = { syncPull: { since: number, cursor: number, hasMore: boolean, scope: string, reset: boolean, serverTime: string, rows: Array<{ kind: string, id: string, version: number, data: Record<string, unknown> }>, tombstones: Array<{ kind: string, id: string, version: number }> } | null };

export type PageFragment = { since: number, cursor: number, hasMore: boolean, scope: string, reset: boolean, serverTime: string, rows: Array<{ kind: string, id: string, version: number, data: Record<string, unknown> }>, tombstones: Array<{ kind: string, id: string, version: number }> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const SignedInPersonFragmentDoc = new TypedDocumentString(`
    fragment SignedInPerson on Viewer {
  person {
    id
    displayName
    loginName
    roles {
      role
      acting
      unit {
        id
        name
      }
    }
  }
  agency {
    id
    slug
    name
  }
}
    `, {"fragmentName":"SignedInPerson"}) as unknown as TypedDocumentString<SignedInPersonFragment, unknown>;
export const RefusalFragmentDoc = new TypedDocumentString(`
    fragment Refusal on UserError {
  field
  message
  code
}
    `, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const PageFragmentDoc = new TypedDocumentString(`
    fragment Page on SyncPage {
  since
  cursor
  hasMore
  scope
  reset
  rows {
    kind
    id
    version
    data
  }
  tombstones {
    kind
    id
    version
  }
  serverTime
}
    `, {"fragmentName":"Page"}) as unknown as TypedDocumentString<PageFragment, unknown>;
export const WhoAmIDocument = new TypedDocumentString(`
    query WhoAmI {
  viewer {
    ...SignedInPerson
  }
}
    fragment SignedInPerson on Viewer {
  person {
    id
    displayName
    loginName
    roles {
      role
      acting
      unit {
        id
        name
      }
    }
  }
  agency {
    id
    slug
    name
  }
}`) as unknown as TypedDocumentString<WhoAmIQuery, WhoAmIQueryVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    viewer {
      ...SignedInPerson
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment SignedInPerson on Viewer {
  person {
    id
    displayName
    loginName
    roles {
      role
      acting
      unit {
        id
        name
      }
    }
  }
  agency {
    id
    slug
    name
  }
}
fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut {
  signOut {
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const EnrolmentOfferDocument = new TypedDocumentString(`
    query EnrolmentOffer($token: String!) {
  enrolment(token: $token) {
    displayName
    agencyName
    loginName
  }
}
    `) as unknown as TypedDocumentString<EnrolmentOfferQuery, EnrolmentOfferQueryVariables>;
export const EnrolDocument = new TypedDocumentString(`
    mutation Enrol($input: EnrolInput!) {
  enrol(input: $input) {
    viewer {
      ...SignedInPerson
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment SignedInPerson on Viewer {
  person {
    id
    displayName
    loginName
    roles {
      role
      acting
      unit {
        id
        name
      }
    }
  }
  agency {
    id
    slug
    name
  }
}
fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<EnrolMutation, EnrolMutationVariables>;
export const SetUpOfferDocument = new TypedDocumentString(`
    query SetUpOffer($token: String!) {
  setUpOffer(token: $token)
}
    `) as unknown as TypedDocumentString<SetUpOfferQuery, SetUpOfferQueryVariables>;
export const SetUpDocument = new TypedDocumentString(`
    mutation SetUp($input: SetUpInput!) {
  setUp(input: $input) {
    viewer {
      ...SignedInPerson
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment SignedInPerson on Viewer {
  person {
    id
    displayName
    loginName
    roles {
      role
      acting
      unit {
        id
        name
      }
    }
  }
  agency {
    id
    slug
    name
  }
}
fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<SetUpMutation, SetUpMutationVariables>;
export const SyncPushDocument = new TypedDocumentString(`
    mutation SyncPush($input: SyncPushInput!) {
  syncPush(input: $input) {
    receipts {
      opId
      status
      version
      code
      message
    }
    missingBlobs
    page {
      ...Page
    }
  }
}
    fragment Page on SyncPage {
  since
  cursor
  hasMore
  scope
  reset
  rows {
    kind
    id
    version
    data
  }
  tombstones {
    kind
    id
    version
  }
  serverTime
}`) as unknown as TypedDocumentString<SyncPushMutation, SyncPushMutationVariables>;
export const SyncPullDocument = new TypedDocumentString(`
    query SyncPull($since: Int!, $scope: String, $limit: Int) {
  syncPull(since: $since, scope: $scope, limit: $limit) {
    ...Page
  }
}
    fragment Page on SyncPage {
  since
  cursor
  hasMore
  scope
  reset
  rows {
    kind
    id
    version
    data
  }
  tombstones {
    kind
    id
    version
  }
  serverTime
}`) as unknown as TypedDocumentString<SyncPullQuery, SyncPullQueryVariables>;