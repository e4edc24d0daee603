-- The tables as Prisma derives them from prisma/models, with what its language cannot say added in place: generated
-- columns, and a collation that sorts names alike on every machine.

CREATE TYPE "party_role" AS ENUM ('HOST', 'PARTNER');
CREATE TYPE "agreement_kind" AS ENUM ('COOPERATION_AGREEMENT', 'ARRANGEMENT', 'SUPPLEMENTARY_ARRANGEMENT', 'SPECIAL_ARRANGEMENT', 'ADDITIONAL_PROTOCOL', 'MEMORANDUM_OF_UNDERSTANDING', 'JOINT_INITIATIVE', 'TRAINING_AGREEMENT');
CREATE TYPE "agreement_origin" AS ENUM ('NEGOTIATED', 'RECORDED');
CREATE TYPE "agreement_status" AS ENUM ('NEGOTIATING', 'WITHDRAWN', 'SIGNED', 'IN_FORCE', 'SUSPENDED', 'TERMINATED', 'EXPIRED', 'REPLACED', 'UNKNOWN');
CREATE TYPE "certainty" AS ENUM ('YES', 'NO', 'UNKNOWN');
CREATE TYPE "scope_kind" AS ENUM ('INFORMATION_EXCHANGE', 'MUTUAL_INVESTIGATIVE_PROJECTS', 'DATABASE_ACCESS', 'RECIPROCAL_REPRESENTATION', 'TECHNICAL_ASSISTANCE');
CREATE TYPE "consent_kind" AS ENUM ('SIGNATURE', 'RATIFICATION', 'FORMAL_CONFIRMATION', 'ACCEPTANCE', 'APPROVAL', 'ACCESSION', 'NOTIFICATION');
CREATE TYPE "amendment_outcome" AS ENUM ('AGREED', 'DECLINED', 'WITHDRAWN');
CREATE TYPE "amendment_change_kind" AS ENUM ('ADD_SCOPE', 'REMOVE_SCOPE', 'ADD_PROVISION', 'REPLACE_PROVISION', 'REMOVE_PROVISION');
CREATE TYPE "event_kind" AS ENUM ('SIGNED', 'APPROVED', 'ENTERED_INTO_FORCE', 'LISTED', 'REPORTED_IN_FORCE', 'SUSPENDED', 'RESUMED', 'TERMINATED', 'EXPIRED', 'REPLACED', 'NEGOTIATION_MANDATED', 'NEGOTIATION_CONCLUDED', 'OPENED_FOR_SIGNATURE', 'SUBMITTED_FOR_APPROVAL', 'PRELIMINARY_UNDERSTANDING', 'INTERIM_IN_FORCE', 'SUPPLEMENTED', 'REVIEWED', 'NEGOTIATION_OPENED', 'DRAFT_REVISED', 'DRAFT_WITHDRAWN', 'CONSENTED', 'AMENDMENT_PROPOSED', 'AMENDMENT_CONSENTED', 'AMENDMENT_AGREED', 'AMENDMENT_DECLINED', 'AMENDMENT_WITHDRAWN', 'NOTICE_GIVEN', 'TERMINATION_PROPOSED', 'TERMINATION_CONSENTED', 'RENEWED', 'DESCRIBED', 'CORRECTED', 'RETRACTED', 'PARTY_REGISTERED', 'PARTY_UPDATED');
CREATE TYPE "event_audience" AS ENUM ('PUBLIC', 'PARTIES');
CREATE TYPE "evidence_basis" AS ENUM ('STATED', 'DERIVED');
CREATE TYPE "party_category" AS ENUM ('UN_AND_RELATED', 'GLOBAL_IO', 'REGIONAL_IO', 'NATIONAL_AUTHORITY', 'PRIVATE_ENTITY');
CREATE TYPE "search_field" AS ENUM ('NAME', 'ACRONYM', 'ALIAS', 'TITLE', 'TITLE_IN_SOURCE');

CREATE TABLE "agreement" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT COLLATE "und-x-icu" NOT NULL,
    "title_in_source" TEXT,
    "kind" "agreement_kind",
    "origin" "agreement_origin" NOT NULL,
    "lead_partner_id" UUID NOT NULL,
    "category" "party_category" NOT NULL,
    "supplements_id" UUID,
    "survives_parent" BOOLEAN NOT NULL DEFAULT false,
    "replaces_id" UUID,
    "possible_duplicate_of_id" UUID,
    "signed_on" TEXT,
    "signed_earliest" DATE,
    "signed_latest" DATE,
    "in_force_on" TEXT,
    "start_earliest" DATE,
    "start_latest" DATE,
    "ended_on" TEXT,
    "end_earliest" DATE,
    "end_latest" DATE,
    "end_status" "agreement_status",
    "signed_ascending" DATE GENERATED ALWAYS AS (COALESCE("signed_earliest", DATE '9999-12-31')) STORED,
    "signed_descending" DATE GENERATED ALWAYS AS (COALESCE("signed_earliest", DATE '0001-01-01')) STORED,
    "signed_year" INTEGER GENERATED ALWAYS AS (
      CASE WHEN EXTRACT(YEAR FROM "signed_earliest") = EXTRACT(YEAR FROM "signed_latest")
        THEN EXTRACT(YEAR FROM "signed_earliest")::INTEGER END) STORED,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "agreement_party" (
    "agreement_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "role" "party_role" NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "agreement_party_pkey" PRIMARY KEY ("agreement_id","party_id")
);

CREATE TABLE "phase" (
    "agreement_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "since" DATE,
    "until" DATE,
    "status" "agreement_status" NOT NULL,
    "in_force" "certainty" NOT NULL,
    CONSTRAINT "phase_pkey" PRIMARY KEY ("agreement_id","position")
);

CREATE TABLE "scope" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "kind" "scope_kind" NOT NULL,
    "note" TEXT,
    "since" DATE,
    "until" DATE,
    "event_id" UUID NOT NULL,
    "added_by_id" UUID,
    "removed_by_id" UUID,
    CONSTRAINT "scope_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "provision" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "heading" TEXT,
    "text" TEXT NOT NULL,
    "since" DATE,
    "until" DATE,
    "event_id" UUID NOT NULL,
    "added_by_id" UUID,
    "removed_by_id" UUID,
    CONSTRAINT "provision_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "amendment_id" UUID,
    "party_id" UUID NOT NULL,
    "kind" "consent_kind" NOT NULL,
    "on" TEXT NOT NULL,
    "on_earliest" DATE,
    "on_latest" DATE,
    "event_id" UUID NOT NULL,
    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "approval" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "body" TEXT,
    "resolution" TEXT,
    "on" TEXT NOT NULL,
    "on_earliest" DATE,
    "on_latest" DATE,
    "event_id" UUID NOT NULL,
    CONSTRAINT "approval_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "amendment" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "sequence" INTEGER,
    "title" TEXT,
    "effective_on" DATE NOT NULL,
    "outcome" "amendment_outcome",
    "proposed_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "amendment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "amendment_change" (
    "amendment_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "amendment_change_kind" NOT NULL,
    "scope" "scope_kind",
    "note" TEXT,
    "number" TEXT,
    "heading" TEXT,
    "text" TEXT,
    CONSTRAINT "amendment_change_pkey" PRIMARY KEY ("amendment_id","position")
);

CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "kind" "event_kind" NOT NULL,
    "agreement_id" UUID,
    "amendment_id" UUID,
    "party_id" UUID,
    "on" TEXT,
    "on_earliest" DATE,
    "on_latest" DATE,
    "sort_on" DATE GENERATED ALWAYS AS (
      COALESCE("on_earliest", "on_latest", ("recorded_at" AT TIME ZONE 'UTC')::DATE)) STORED,
    "basis" "evidence_basis",
    "disputed" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',
    "audience" "event_audience" NOT NULL DEFAULT 'PUBLIC',
    "corrects_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "note" TEXT,
    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "event_source" (
    "event_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "event_source_pkey" PRIMARY KEY ("event_id","source_id")
);

CREATE TABLE "party" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT COLLATE "und-x-icu" NOT NULL,
    "acronym" TEXT,
    "category" "party_category",
    "is_host" BOOLEAN NOT NULL DEFAULT false,
    "country" CHAR(2),
    "parent_id" UUID,
    "successor_id" UUID,
    "dissolved_on" TEXT,
    "dissolved_earliest" DATE,
    "dissolved_latest" DATE,
    "agreement_count" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "party_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "party_alias" (
    "party_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "party_alias_pkey" PRIMARY KEY ("party_id","name")
);

CREATE TABLE "search_term" (
    "id" BIGSERIAL NOT NULL,
    "party_id" UUID,
    "agreement_id" UUID,
    "field" "search_field" NOT NULL,
    "text" TEXT NOT NULL,
    "folded" TEXT GENERATED ALWAYS AS (fold_text("text")) STORED,
    CONSTRAINT "search_term_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "agreement_slug_key" ON "agreement"("slug");
CREATE INDEX "agreement_lead_partner_id_idx" ON "agreement"("lead_partner_id");
CREATE INDEX "agreement_category_idx" ON "agreement"("category");
CREATE INDEX "agreement_supplements_id_idx" ON "agreement"("supplements_id");
CREATE INDEX "agreement_replaces_id_idx" ON "agreement"("replaces_id");
CREATE INDEX "agreement_possible_duplicate_of_id_idx" ON "agreement"("possible_duplicate_of_id");
CREATE INDEX "agreement_signed_ascending_id_idx" ON "agreement"("signed_ascending", "id");
CREATE INDEX "agreement_signed_descending_id_idx" ON "agreement"("signed_descending" DESC, "id");
CREATE INDEX "agreement_title_id_idx" ON "agreement"("title", "id");
CREATE INDEX "agreement_updated_at_id_idx" ON "agreement"("updated_at", "id");
CREATE INDEX "agreement_signed_earliest_signed_latest_idx" ON "agreement"("signed_earliest", "signed_latest");
CREATE INDEX "agreement_party_party_id_agreement_id_idx" ON "agreement_party"("party_id", "agreement_id");
CREATE UNIQUE INDEX "agreement_party_agreement_id_position_key" ON "agreement_party"("agreement_id", "position");
CREATE INDEX "phase_status_agreement_id_idx" ON "phase"("status", "agreement_id");
CREATE INDEX "scope_agreement_id_idx" ON "scope"("agreement_id");
CREATE INDEX "scope_kind_agreement_id_idx" ON "scope"("kind", "agreement_id");
CREATE INDEX "scope_event_id_idx" ON "scope"("event_id");
CREATE INDEX "scope_added_by_id_idx" ON "scope"("added_by_id");
CREATE INDEX "scope_removed_by_id_idx" ON "scope"("removed_by_id");
CREATE INDEX "provision_agreement_id_idx" ON "provision"("agreement_id");
CREATE INDEX "provision_event_id_idx" ON "provision"("event_id");
CREATE INDEX "provision_added_by_id_idx" ON "provision"("added_by_id");
CREATE INDEX "provision_removed_by_id_idx" ON "provision"("removed_by_id");
CREATE UNIQUE INDEX "consent_event_id_key" ON "consent"("event_id");
CREATE INDEX "consent_agreement_id_idx" ON "consent"("agreement_id");
CREATE INDEX "consent_amendment_id_idx" ON "consent"("amendment_id");
CREATE INDEX "consent_party_id_idx" ON "consent"("party_id");
CREATE UNIQUE INDEX "approval_event_id_key" ON "approval"("event_id");
CREATE INDEX "approval_agreement_id_idx" ON "approval"("agreement_id");
CREATE INDEX "approval_party_id_idx" ON "approval"("party_id");
CREATE INDEX "amendment_proposed_by_id_idx" ON "amendment"("proposed_by_id");
CREATE UNIQUE INDEX "amendment_agreement_id_sequence_key" ON "amendment"("agreement_id", "sequence");
CREATE UNIQUE INDEX "amendment_id_agreement_id_key" ON "amendment"("id", "agreement_id");
CREATE UNIQUE INDEX "event_position_key" ON "event"("position");
CREATE INDEX "event_agreement_id_sort_on_position_idx" ON "event"("agreement_id", "sort_on", "position");
CREATE INDEX "event_party_id_position_idx" ON "event"("party_id", "position");
CREATE INDEX "event_amendment_id_idx" ON "event"("amendment_id");
CREATE INDEX "event_corrects_id_idx" ON "event"("corrects_id");
CREATE INDEX "event_source_source_id_idx" ON "event_source"("source_id");
CREATE UNIQUE INDEX "party_slug_key" ON "party"("slug");
CREATE INDEX "party_name_id_idx" ON "party"("name", "id");
CREATE INDEX "party_agreement_count_id_idx" ON "party"("agreement_count", "id");
CREATE INDEX "party_category_idx" ON "party"("category");
CREATE INDEX "party_parent_id_idx" ON "party"("parent_id");
CREATE INDEX "party_successor_id_idx" ON "party"("successor_id");
CREATE INDEX "search_term_party_id_idx" ON "search_term"("party_id");
CREATE INDEX "search_term_agreement_id_idx" ON "search_term"("agreement_id");
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_lead_partner_id_fkey" FOREIGN KEY ("lead_partner_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_supplements_id_fkey" FOREIGN KEY ("supplements_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_possible_duplicate_of_id_fkey" FOREIGN KEY ("possible_duplicate_of_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agreement_party" ADD CONSTRAINT "agreement_party_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "agreement_party" ADD CONSTRAINT "agreement_party_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "phase" ADD CONSTRAINT "phase_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "scope" ADD CONSTRAINT "scope_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "scope" ADD CONSTRAINT "scope_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "scope" ADD CONSTRAINT "scope_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "amendment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "scope" ADD CONSTRAINT "scope_removed_by_id_fkey" FOREIGN KEY ("removed_by_id") REFERENCES "amendment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "provision" ADD CONSTRAINT "provision_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "provision" ADD CONSTRAINT "provision_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "provision" ADD CONSTRAINT "provision_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "amendment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "provision" ADD CONSTRAINT "provision_removed_by_id_fkey" FOREIGN KEY ("removed_by_id") REFERENCES "amendment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "consent" ADD CONSTRAINT "consent_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "consent" ADD CONSTRAINT "consent_amendment_id_agreement_id_fkey" FOREIGN KEY ("amendment_id", "agreement_id") REFERENCES "amendment"("id", "agreement_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "consent" ADD CONSTRAINT "consent_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "consent" ADD CONSTRAINT "consent_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "approval" ADD CONSTRAINT "approval_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "approval" ADD CONSTRAINT "approval_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "approval" ADD CONSTRAINT "approval_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_proposed_by_id_fkey" FOREIGN KEY ("proposed_by_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "amendment_change" ADD CONSTRAINT "amendment_change_amendment_id_fkey" FOREIGN KEY ("amendment_id") REFERENCES "amendment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "event" ADD CONSTRAINT "event_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "event" ADD CONSTRAINT "event_amendment_id_agreement_id_fkey" FOREIGN KEY ("amendment_id", "agreement_id") REFERENCES "amendment"("id", "agreement_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "event" ADD CONSTRAINT "event_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "event" ADD CONSTRAINT "event_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "event_source" ADD CONSTRAINT "event_source_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "event_source" ADD CONSTRAINT "event_source_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "party" ADD CONSTRAINT "party_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "party" ADD CONSTRAINT "party_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "party_alias" ADD CONSTRAINT "party_alias_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "search_term" ADD CONSTRAINT "search_term_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "search_term" ADD CONSTRAINT "search_term_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;
