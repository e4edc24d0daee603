-- Drafts, proposals and keys, as Prisma derives them from prisma/models.

CREATE TYPE "key_role" AS ENUM ('REPRESENTATIVE', 'REGISTRAR');
CREATE TYPE "proposal_outcome" AS ENUM ('AGREED', 'SUPERSEDED');
ALTER TABLE "agreement" ADD COLUMN     "concluded" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "days_after_last_consent" INTEGER,
ADD COLUMN     "draft_number" INTEGER,
ADD COLUMN     "notice_months" INTEGER,
ADD COLUMN     "term_months" INTEGER,
ADD COLUMN     "term_renewable" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "agreement_party" ADD COLUMN     "until" DATE;
ALTER TABLE "consent" ADD COLUMN     "draft_number" INTEGER,
ADD COLUMN     "termination_id" UUID;

CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "role" "key_role" NOT NULL,
    "party_id" UUID,
    "label" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "idempotent_write" (
    "principal" TEXT NOT NULL,
    "mutation" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "input_hash" BYTEA NOT NULL,
    "entity_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "idempotent_write_pkey" PRIMARY KEY ("principal","mutation","key")
);

CREATE TABLE "draft" (
    "agreement_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "draft_pkey" PRIMARY KEY ("agreement_id","number")
);

CREATE TABLE "draft_scope" (
    "agreement_id" UUID NOT NULL,
    "draft_number" INTEGER NOT NULL,
    "kind" "scope_kind" NOT NULL,
    "note" TEXT,
    CONSTRAINT "draft_scope_pkey" PRIMARY KEY ("agreement_id","draft_number","kind")
);

CREATE TABLE "draft_provision" (
    "agreement_id" UUID NOT NULL,
    "draft_number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "heading" TEXT,
    "text" TEXT NOT NULL,
    CONSTRAINT "draft_provision_pkey" PRIMARY KEY ("agreement_id","draft_number","number")
);

CREATE TABLE "approval_requirement" (
    "agreement_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    CONSTRAINT "approval_requirement_pkey" PRIMARY KEY ("agreement_id","party_id","body")
);

CREATE TABLE "termination" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "reason" TEXT,
    "outcome" "proposal_outcome",
    "proposed_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "termination_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "suspension" (
    "agreement_id" UUID NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE,
    CONSTRAINT "suspension_pkey" PRIMARY KEY ("agreement_id","since")
);
CREATE UNIQUE INDEX "api_key_prefix_key" ON "api_key"("prefix");
CREATE INDEX "api_key_party_id_idx" ON "api_key"("party_id");
CREATE INDEX "draft_proposed_by_id_idx" ON "draft"("proposed_by_id");
CREATE INDEX "approval_requirement_party_id_idx" ON "approval_requirement"("party_id");
CREATE INDEX "termination_agreement_id_idx" ON "termination"("agreement_id");
CREATE INDEX "termination_proposed_by_id_idx" ON "termination"("proposed_by_id");
CREATE UNIQUE INDEX "termination_id_agreement_id_key" ON "termination"("id", "agreement_id");
CREATE INDEX "consent_termination_id_idx" ON "consent"("termination_id");
ALTER TABLE "consent" ADD CONSTRAINT "consent_termination_id_agreement_id_fkey" FOREIGN KEY ("termination_id", "agreement_id") REFERENCES "termination"("id", "agreement_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "consent" ADD CONSTRAINT "consent_agreement_id_draft_number_fkey" FOREIGN KEY ("agreement_id", "draft_number") REFERENCES "draft"("agreement_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "draft" ADD CONSTRAINT "draft_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "draft" ADD CONSTRAINT "draft_proposed_by_id_fkey" FOREIGN KEY ("proposed_by_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "draft_scope" ADD CONSTRAINT "draft_scope_agreement_id_draft_number_fkey" FOREIGN KEY ("agreement_id", "draft_number") REFERENCES "draft"("agreement_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "draft_provision" ADD CONSTRAINT "draft_provision_agreement_id_draft_number_fkey" FOREIGN KEY ("agreement_id", "draft_number") REFERENCES "draft"("agreement_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "approval_requirement" ADD CONSTRAINT "approval_requirement_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "approval_requirement" ADD CONSTRAINT "approval_requirement_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "termination" ADD CONSTRAINT "termination_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "termination" ADD CONSTRAINT "termination_proposed_by_id_fkey" FOREIGN KEY ("proposed_by_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;
